import type { Operations } from './operation.ts';

/** What programs ask for: a site's own backend, a monitor, whoever writes a client. */
export const machineOperations: Operations = {
  'GET /.well-known/jwks.json': {
    id: 'getKeys',
    summary: 'What session tokens are checked with',
    caller: 'anybody',
    answers: { 200: 'KeySet' },
  },
  'GET /healthz': {
    id: 'getHealth',
    summary: 'The process answers',
    caller: 'anybody',
    answers: { 200: 'Health' },
  },
  'GET /readyz': {
    id: 'getReadiness',
    summary: 'The store takes writes, and was made with a secret that the server knows',
    caller: 'anybody',
    answers: { 200: 'Health' },
  },
  'GET /openapi.json': {
    id: 'getOpenApi',
    summary: 'This document',
    caller: 'anybody',
    answers: { 200: 'OpenApiDocument' },
  },
};
