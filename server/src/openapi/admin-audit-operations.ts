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
  'GET /admin/audit.csv': {
    id: 'downloadAuditTable',
    summary: 'All that has happened in a tenant within the admin’s reach, as a table for a spreadsheet',
    caller: 'admin',
    query: 'AuditExportQuery',
    answers: { 200: 'table' },
    problems: ['not-found'],
    headers: ['Content-Disposition'],
  },
  'GET /admin/audit.ndjson': {
    id: 'downloadAuditLines',
    summary: 'All that has happened in a tenant within the admin’s reach, an event a line',
    caller: 'admin',
    query: 'AuditExportQuery',
    answers: { 200: 'lines of AuditEvent' },
    problems: ['not-found'],
    headers: ['Content-Disposition'],
  },
};
