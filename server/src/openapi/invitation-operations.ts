import type { Operations } from './operation.ts';

export const invitationOperations: Operations = {
  'GET /invitation': {
    id: 'getInvitationPage',
    summary:
      'The page that the link of an invitation leads to; the same for everybody, and nothing is spent by fetching it',
    caller: 'anybody',
    parameters: [
      {
        name: 'Accept-Language',
        in: 'header',
        description: 'What the page is written in.',
        schema: { type: 'string' },
      },
    ],
    answers: { 200: 'page' },
  },
  'POST /admin/invitations': {
    id: 'invite',
    summary:
      'Invite somebody into a tenant within reach, or once more: an account waits for them, and a link is mailed. ' +
      'The address is theirs once they accept. The answer is the same where another tenant’s account has it',
    caller: 'admin',
    request: 'Invite',
    answers: { 202: 'Invited' },
    problems: ['owner-only', 'not-found', 'identifier-taken', 'send-cooldown', 'too-many-sends'],
  },
};
