import type { Operations } from './operation.ts';

export const linkOperations: Operations = {
  'GET /link': {
    id: 'getLinkPage',
    summary: 'The page that a mail’s link leads to: one button, and nothing is spent by fetching it',
    caller: 'anybody',
    parameters: [
      {
        name: 'for',
        in: 'query',
        description:
          'What the link is for: `sign-in`, `enrol`, `recover`, `sign-up`, `new-address` or `undo-address`. It ' +
          'chooses the words of the page alone.',
        schema: { type: 'string' },
      },
      {
        name: 'Accept-Language',
        in: 'header',
        description: 'What the page is written in.',
        schema: { type: 'string' },
      },
    ],
    answers: { 200: 'page' },
  },
  'POST /link': {
    id: 'openLink',
    summary:
      'What the page’s button posts: in the browser that began the flow it goes on, in any other the code is told; ' +
      'an account gets its former address back',
    caller: 'anybody',
    request: 'OpenLink',
    answers: { 200: 'OpenedLink' },
    problems: ['code-expired', 'code-replaced', 'code-used', 'flow-over', 'identifier-taken'],
  },
};
