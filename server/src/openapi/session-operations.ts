import type { Operations } from './operation.ts';

export const sessionOperations: Operations = {
  'GET /session': {
    id: 'getSession',
    summary: 'Who is signed in, and how that was proved; 204 where nobody is',
    caller: 'anybody',
    answers: { 200: 'SessionView', 204: 'nothing' },
  },
  'DELETE /session': {
    id: 'signOut',
    summary: 'Sign out; also where nobody was signed in',
    caller: 'anybody',
    answers: { 204: 'nothing' },
    headers: ['Set-Cookie'],
  },
  'POST /session/token': {
    id: 'makeSessionToken',
    summary:
      'A signed token of 5 minutes for the backend of the page that asks: its `aud` is the page’s origin. ' +
      'To a program by its key (Authorization: Bearer), with an `aud` of its own',
    caller: 'signed-in',
    answers: { 200: 'SessionToken' },
  },
};
