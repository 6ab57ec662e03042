import type { ProblemCode } from '@sallyport/protocol';
import type { Operations } from './operation.ts';

const problems = ['owner-only', 'not-found'] as const satisfies ProblemCode[];

export const apiKeyOperations: Operations = {
  'GET /admin/accounts/{id}/api-keys': {
    id: 'listApiKeys',
    summary: 'The keys of a program, without the keys themselves',
    caller: 'admin',
    answers: { 200: 'ApiKeyList' },
    problems,
  },
  'POST /admin/accounts/{id}/api-keys': {
    id: 'makeApiKey',
    summary: 'Make a key for a program; shown in this answer alone',
    caller: 'admin',
    request: 'NewApiKey',
    answers: { 201: 'MadeApiKey' },
    problems: [...problems, 'not-offered'],
  },
  'DELETE /admin/accounts/{id}/api-keys': {
    id: 'revokeApiKeys',
    summary: 'Revoke all keys of a program; also where there are none',
    caller: 'admin',
    answers: { 204: 'nothing' },
    problems,
  },
  'DELETE /admin/accounts/{id}/api-keys/{key}': {
    id: 'revokeApiKey',
    summary: 'Revoke a key of a program',
    caller: 'admin',
    answers: { 204: 'nothing' },
    problems,
  },
};
