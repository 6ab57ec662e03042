import { Failure } from '@sallyport/client';
import { describe, expect, it } from 'vitest';
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
