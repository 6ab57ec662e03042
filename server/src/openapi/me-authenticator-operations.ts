import type { Operations } from './operation.ts';

export const meAuthenticatorOperations: Operations = {
  'PATCH /me/authenticators/{id}': {
    id: 'changeAuthenticator',
    summary: 'Call an authenticator something, or have sign-ins ask for it first',
    caller: 'signed-in',
    request: 'AuthenticatorChange',
    answers: { 204: 'nothing' },
    problems: ['not-found', 'not-offered'],
  },
  'DELETE /me/authenticators/{id}': {
    id: 'removeAuthenticator',
    summary: 'Remove an authenticator, after a fresh proof',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['not-found', 'not-offered', 'owner-only', 'reauthentication-required'],
  },
  'POST /me/passkeys': {
    id: 'keepPasskey',
    summary: 'Keep a passkey that the browser made by itself, from what the end of a sign-in offered it; once',
    caller: 'signed-in',
    request: 'NewPasskey',
    answers: { 201: 'AddedPasskey' },
    problems: ['not-offered', 'invalid-passkey'],
  },
  'DELETE /me/mfa': {
    id: 'disableMfa',
    summary: 'Remove all authenticators and backup codes, after a fresh proof; also where there are none',
    caller: 'signed-in',
    answers: { 204: 'nothing' },
    problems: ['not-offered', 'owner-only', 'reauthentication-required'],
  },
};
