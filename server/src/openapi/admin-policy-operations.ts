import type { Operations, Parameter } from './operation.ts';

const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  description: 'The ETag of what was read: what somebody else has changed since is left as it is.',
  required: true,
  schema: { type: 'string' },
};

/** A scope is `platform`, `profile:ID` or `tenant:ID`. */
export const adminPolicyOperations: Operations = {
  'GET /admin/policies/{scope}': {
    id: 'getPolicy',
    summary: 'What `platform`, `profile:ID` or `tenant:ID` sets of its policy, what it inherits, and what counts',
    caller: 'admin',
    answers: { 200: 'PolicyView' },
    problems: ['not-found'],
    headers: ['ETag'],
  },
  'PUT /admin/policies/{scope}': {
    id: 'setPolicy',
    summary: 'Set a policy in place of the one that was read',
    caller: 'admin',
    parameters: [IF_MATCH],
    request: 'PolicyDocument',
    answers: { 200: 'PolicyView' },
    problems: ['owner-only', 'not-found', 'version-conflict', 'policy-refused', 'version-required'],
    headers: ['ETag'],
  },
  'DELETE /admin/policies/{scope}': {
    id: 'inheritPolicy',
    summary: 'Take back what is set: what is inherited counts again',
    caller: 'admin',
    parameters: [IF_MATCH],
    answers: { 200: 'PolicyView' },
    problems: ['owner-only', 'not-found', 'version-conflict', 'policy-refused', 'version-required'],
    headers: ['ETag'],
  },
  'POST /admin/policies/{scope}/preview': {
    id: 'previewPolicy',
    summary: 'What a policy would do, were it set; nothing has happened',
    caller: 'admin',
    request: 'PolicyDocument',
    answers: { 200: 'PolicyPreview' },
    problems: ['not-found'],
  },
  'POST /admin/policies/{scope}/what-if': {
    id: 'tryPolicy',
    summary: 'What a policy would mean for an account or somebody new, were it set: what they would be asked, and why',
    caller: 'admin',
    request: 'WhatIf',
    answers: { 200: 'WhatIfView' },
    problems: ['not-found'],
  },
  'POST /admin/policies/{scope}/preview/{group}': {
    id: 'previewPolicyPeople',
    summary: 'Whom a policy would meet in one way, were it set, by pages: `ready`, `must-set-up`, `has-time` and so on',
    caller: 'admin',
    query: 'GroupQuery',
    request: 'PolicyDocument',
    answers: { 200: 'AccountPage' },
    problems: ['not-found'],
  },
};
