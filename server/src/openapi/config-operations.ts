import type { Operations } from './operation.ts';

export const configOperations: Operations = {
  'GET /config': {
    id: 'getConfig',
    summary: 'What an element needs before anyone signed in',
    caller: 'anybody',
    answers: { 200: 'Config' },
  },
};
