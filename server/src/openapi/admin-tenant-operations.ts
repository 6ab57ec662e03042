import type { Operations, Parameter } from './operation.ts';

const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: '`*` to make one alone: one that is there is left as it is.',
  schema: { type: 'string' },
};

/** A tenant's admin has theirs: another's isn't there, `not-found`. */
export const adminTenantOperations: Operations = {
  'GET /admin/tenants': {
    id: 'listTenants',
    summary: 'The tenants within the admin’s reach, by pages',
    caller: 'admin',
    query: 'PageQuery',
    answers: { 200: 'TenantPage' },
  },
  'POST /admin/tenants': {
    id: 'createTenant',
    summary: 'Make a tenant; for system admins',
    caller: 'admin',
    request: 'NewTenant',
    answers: { 201: 'TenantView' },
    problems: ['identifier-taken'],
  },
  'GET /admin/tenants/{id}': {
    id: 'getTenant',
    summary: 'A tenant, its plan and its profile',
    caller: 'admin',
    answers: { 200: 'TenantView' },
    problems: ['not-found'],
  },
  'PATCH /admin/tenants/{id}': {
    id: 'changeTenant',
    summary: 'Call a tenant something; its plan and its profile are for system admins',
    caller: 'admin',
    request: 'TenantPatch',
    answers: { 200: 'TenantView' },
    problems: ['not-found', 'answered-elsewhere', 'policy-refused'],
  },
  'DELETE /admin/tenants/{id}/sessions': {
    id: 'endTenantSessions',
    summary: 'End every session of everybody in a tenant, the admin’s own as well',
    caller: 'admin',
    answers: { 204: 'nothing' },
    problems: ['not-found'],
  },
};

/** For system admins: all others are `not-allowed`. */
export const adminProfileOperations: Operations = {
  'GET /admin/profiles': {
    id: 'listProfiles',
    summary: 'The profiles, by pages; for system admins',
    caller: 'admin',
    query: 'PageQuery',
    answers: { 200: 'ProfilePage' },
  },
  'GET /admin/profiles/{id}': {
    id: 'getProfile',
    summary: 'A profile; for system admins',
    caller: 'admin',
    answers: { 200: 'ProfileView' },
    problems: ['not-found'],
  },
  'PUT /admin/profiles/{id}': {
    id: 'writeProfile',
    summary: 'Make a profile, or call it something else; for system admins',
    caller: 'admin',
    parameters: [IF_NONE_MATCH],
    request: 'ProfileChange',
    answers: { 200: 'ProfileView' },
    problems: ['version-conflict'],
  },
};
