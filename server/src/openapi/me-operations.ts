import type { Operations } from './operation.ts';

export const meOperations: Operations = {
  'GET /me': {
    id: 'getMe',
    summary: 'The person’s own account, what it has, and what policy lets them do with it',
    caller: 'signed-in',
    answers: { 200: 'Me' },
  },
  'GET /me/activity': {
    id: 'listActivity',
    summary: 'What happened to the person’s own account, newest first, by pages',
    caller: 'signed-in',
    query: 'ActivityQuery',
    answers: { 200: 'ActivityPage' },
    problems: ['not-found'],
  },
  'DELETE /me/trusted-devices': {
    id: 'forgetTrustedDevices',
    summary: 'Ask for the code again on every device',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['reauthentication-required'],
  },
  'DELETE /me/trusted-devices/{id}': {
    id: 'forgetTrustedDevice',
    summary: 'Ask for the code again on one device',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['not-found', 'reauthentication-required'],
  },
  'DELETE /me/sessions': {
    id: 'endOtherSessions',
    summary: 'Sign out everywhere else',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['reauthentication-required'],
  },
  'DELETE /me/sessions/{id}': {
    id: 'endSession',
    summary: 'End one session',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['not-found', 'reauthentication-required'],
  },
};
