import type { Operations } from './operation.ts';

export const adminAuditOperations: Operations = {
  'GET /admin/audit': {
    id: 'listAuditEvents',
    summary:
      'What has happened in a tenant within the admin’s reach, newest first, by account, kind and time, by pages',
    caller: 'admin',
    query: 'AuditQuery',
    answers: { 200: 'AuditPage' },
    problems: ['not-found'],
  },
};
