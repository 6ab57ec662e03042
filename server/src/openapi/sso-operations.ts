import type { Operations } from './operation.ts';

export const ssoOperations: Operations = {
  'GET /sso/callback': {
    id: 'finishSingleSignOn',
    summary: 'Where an identity provider sends the browser back to; it leads to the page that the sign-in began on',
    caller: 'anybody',
    parameters: [
      { name: 'state', in: 'query', description: 'As the provider was given it.', schema: { type: 'string' } },
    ],
    answers: { 303: 'nothing' },
    problems: ['not-found'],
  },
};
