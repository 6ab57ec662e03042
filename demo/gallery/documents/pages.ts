import type { DocumentState } from './document-state.ts';

/** Every look of the pages that the links of mails lead to. */
export const pages = [
  {
    id: 'page-link-sign-in',
    title: 'Link: sign in?',
    note: 'A press, so that programs that fetch links spend nothing.',
  },
  { id: 'page-link-enrol', title: 'Link: confirm the address?' },
  { id: 'page-link-recover', title: 'Link: set a new password?' },
  { id: 'page-link-sign-up', title: 'Link: create the account?' },
  { id: 'page-link-approved', title: 'Link: signed in on the other page' },
  { id: 'page-link-code', title: 'Link: started in another browser' },
  { id: 'page-link-elsewhere', title: 'Link: to be opened elsewhere' },
  { id: 'page-link-over', title: 'Link: no longer works' },
  { id: 'page-link-undo', title: 'Link: undo the change of address?' },
  { id: 'page-link-undone', title: 'Link: the change of address is undone' },
  { id: 'page-link-undo-over', title: 'Link: too late to undo' },
  { id: 'page-link-failed', title: 'Link: server not reached' },
  {
    id: 'page-invitation-fresh',
    title: 'Invitation: set a password',
    note: 'The widget, in the colours of the site.',
  },
  { id: 'page-invitation-taken', title: 'Invitation: there is an account already' },
  { id: 'page-invitation-over', title: 'Invitation: no longer works' },
] as const satisfies readonly DocumentState[];
