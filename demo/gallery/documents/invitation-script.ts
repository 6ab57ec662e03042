/** The file of the script of the pages of an invitation, beside the page of the states. */
export const INVITATION_SCRIPT = 'documents/invitation.js';
