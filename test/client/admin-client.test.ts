import { Failure } from '@sallyport/client';
import { describe, expect, it } from 'vitest';
import { recordEvent } from '../../server/src/audit/audit-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { testApp } from '../support/test-app.ts';
import { clientOf } from './support/client-of.ts';

describe('an admin’s policies', () => {
  it('are read with their version, and saved over it alone', async () => {
    const app = await testApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const { admin } = clientOf(app, sam).client;
    const first = await admin.policy('platform');
    expect((await admin.previewPolicy('platform', { recover: false })).refusals).toEqual([]);
    const saved = await admin.savePolicy('platform', { recover: false }, first.version);
    expect(saved.view.document).toEqual({ recover: false });
    const lost = await admin.savePolicy('platform', { recover: true }, first.version).catch((error: unknown) => error);
    expect(lost instanceof Failure && lost.problem?.code).toBe('version-conflict');
    expect((await admin.resetPolicy('platform', saved.version)).view.document).toEqual({});
  });

  it('are refused with the reason', async () => {
    const app = await testApp();
    const { ada } = await signedInAdmins(app, 'ada');
    const { admin } = clientOf(app, ada).client;
    const refused = await admin.policy('platform').catch((error: unknown) => error);
    expect(refused instanceof Failure && refused.problem?.status).toBe(403);
  });
});

describe('the audit', () => {
  it('is asked for by kind and person, a page at a time', async () => {
    const app = await testApp();
    const { olga } = await signedInAdmins(app, 'olga', 'ada');
    const event = { kind: 'locked', tenant: 'acme', account: app.anna.id, details: {} } as const;
    for (let i = 0; i < 60; i++) await recordEvent(app.ports, event, 3600);
    const { admin } = clientOf(app, olga).client;
    const search = { kinds: ['sign-in-failed', 'locked'], account: app.anna.id } as const;
    const first = await admin.audit(search);
    const second = await admin.audit({ ...search, cursor: first.next });
    const seen = new Set([...first.events, ...second.events].map(({ id }) => id));
    expect([seen.size, first.events.length, second.next]).toEqual([60, 50, undefined]);
    expect([...first.events, ...second.events].every(({ account }) => account === app.anna.id)).toBe(true);
    expect(first.people).toEqual([{ id: app.anna.id, name: 'anna@acme.test' }]);
    expect((await admin.audit({ kinds: ['policy-changed'] })).events).toEqual([]);
  });
});
