import type { Operations } from './operation.ts';

/** Another tenant's accounts aren't there: `not-found`. */
export const adminAccountOperations: Operations = {
  'GET /admin/accounts': {
    id: 'findAccounts',
    summary: 'Search and filter the accounts within the admin’s reach, by pages',
    caller: 'admin',
    query: 'AccountQuery',
    answers: { 200: 'AccountPage' },
    problems: ['not-found'],
  },
  'GET /admin/accounts.csv': {
    id: 'downloadAccounts',
    summary: 'All accounts within the admin’s reach that match, as a table for a spreadsheet',
    caller: 'admin',
    query: 'AccountExportQuery',
    answers: { 200: 'table' },
    problems: ['not-found'],
    headers: ['Content-Disposition'],
  },
  'GET /admin/adoption': {
    id: 'countAdoption',
    summary: 'How many people have a second step, and of which kind, in a tenant or in all within the admin’s reach',
    caller: 'admin',
    query: 'AdoptionQuery',
    answers: { 200: 'Adoption' },
    problems: ['not-found'],
  },
  'POST /admin/accounts': {
    id: 'createAccount',
    summary:
      'Make an account that signs in without a password: a program’s, or one that an identity provider answers for',
    caller: 'admin',
    request: 'NewAccount',
    answers: { 201: 'AccountView' },
    problems: ['not-found', 'identifier-taken'],
  },
  'GET /admin/accounts/{id}': {
    id: 'getAccount',
    summary: 'An account, and what this admin may do with it',
    caller: 'admin',
    answers: { 200: 'AccountView' },
    problems: ['not-found'],
  },
  'PATCH /admin/accounts/{id}': {
    id: 'changeAccount',
    summary: 'Change an account’s name, role, state, where its codes go and its lock, or make it the tenant’s owner',
    caller: 'admin',
    request: 'AccountPatch',
    answers: { 200: 'AccountView' },
    problems: [
      'owner-only',
      'sso-account',
      'account-inactive',
      'not-found',
      'answered-elsewhere',
      'not-offered',
      'policy-refused',
    ],
  },
  'DELETE /admin/accounts/{id}/mfa': {
    id: 'resetMfa',
    summary: 'Remove all authenticators and backup codes of an account; also where there are none',
    caller: 'admin',
    answers: { 204: 'nothing' },
    problems: ['owner-only', 'not-found'],
  },
  'DELETE /admin/accounts/{id}/sessions': {
    id: 'endAccountSessions',
    summary: 'End every session of an account',
    caller: 'admin',
    answers: { 204: 'nothing' },
    problems: ['owner-only', 'not-found'],
  },
};
