import type { ProblemCode } from '@sallyport/protocol';
import type { Operations } from './operation.ts';

const stepProblems = [
  'bad-request',
  'invalid-credentials',
  'invalid-code',
  'code-used',
  'code-expired',
  'code-replaced',
  'send-cooldown',
  'too-many-sends',
  'delivery-failed',
  'invalid-passkey',
  'unknown-passkey',
  'locked',
  'too-many-attempts',
  'already-enrolled',
  'not-offered',
  'flow-over',
  'invitation-over',
  'identifier-taken',
  'answered-elsewhere',
  'enforced',
  'sso-account',
  'sso-failed',
  'password-required',
] as const satisfies ProblemCode[];

/** Whatever the status, what is asked next stands in the answer. */
export const flowOperations: Operations = {
  'POST /flows': {
    id: 'startFlow',
    summary: 'Begin a flow, perhaps with its first answer; all that is about one’s own account begins in a session',
    caller: 'anybody',
    request: 'StartFlow',
    answers: { 201: 'Step' },
    stepProblems,
    problems: ['not-signed-in', 'enforced', 'already-enrolled', 'not-offered', 'sso-account', 'too-many-attempts'],
    headers: ['Retry-After', 'Set-Cookie'],
  },
  'GET /flows/{id}': {
    id: 'getFlow',
    summary: 'The step that a flow is at: a reload goes on',
    caller: 'browser',
    answers: { 200: 'Step' },
    stepProblems: ['sso-failed', 'locked', 'flow-over'],
    problems: ['not-found'],
    headers: ['Retry-After'],
  },
  'POST /flows/{id}/answers': {
    id: 'answerFlow',
    summary: 'Answer the open step',
    caller: 'browser',
    request: 'Answer',
    answers: { 200: 'Step' },
    stepProblems,
    problems: ['not-found', 'cookies-blocked'],
    headers: ['Retry-After', 'Set-Cookie'],
  },
  'DELETE /flows/{id}': {
    id: 'leaveFlow',
    summary: 'Leave a flow: what was half done goes with it',
    caller: 'browser',
    answers: { 204: 'nothing' },
    problems: ['not-found'],
  },
};
