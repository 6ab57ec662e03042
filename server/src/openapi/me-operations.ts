import type { Operations } from './operation.ts';

export const meOperations: Operations = {
  'GET /me': {
    id: 'getMe',
    summary: 'The person’s own account, what it has, and what policy lets them do with it',
    caller: 'signed-in',
    answers: { 200: 'Me' },
  },
  'PUT /me/password': {
    id: 'changePassword',
    summary: 'Change the password, after a fresh proof: all else ends, this session goes on',
    caller: 'signed-in',
    request: 'NewPassword',
    answers: { 200: 'SessionView' },
    problems: ['sso-account', 'reauthentication-required', 'answered-elsewhere'],
    headers: ['Set-Cookie'],
  },
  'DELETE /me/trusted-devices': {
    id: 'forgetTrustedDevices',
    summary: 'Ask for the code again on every device',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
  },
  'DELETE /me/trusted-devices/{id}': {
    id: 'forgetTrustedDevice',
    summary: 'Ask for the code again on one device',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['not-found'],
  },
  'DELETE /me/sessions': {
    id: 'endOtherSessions',
    summary: 'Sign out everywhere else',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
  },
  'DELETE /me/sessions/{id}': {
    id: 'endSession',
    summary: 'End one session',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['not-found'],
  },
};
