import { expect, it } from 'vitest';
import { writePolicyDocument, NO_VERSION } from '../../server/src/policies/policy-store.ts';
import { writeProfile } from '../../server/src/tenants/profile-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';

const BROWSER = '__Host-sally-browser';

onEachStore('A-11 R-07 a proof that was fresh when something began', (makeApp) => {
  it('binds no factor once it is stale', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.wait(500);
    await ben.start('enrol', { type: 'email' });
    app.wait(99);
    const code = app.mailedCode();
    app.wait(1);
    expect(await ben.answer({ kind: 'code', code })).toMatchObject({
      status: 410,
      step: { problem: { code: 'flow-over' } },
    });
    expect((await ben.start('enrol', { type: 'email' })).step.kind).toBe('credentials');
    await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('backup-codes');
  });

  it('sets no password once it is stale', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.toNewPassword();
    app.wait(599);
    const { hash } = app.ports.hasher;
    app.ports.hasher.hash = (password) => {
      app.wait(1);
      return hash(password);
    };
    expect((await ben.answer({ kind: 'new-password', password: 'quite another password' })).status).toBe(410);
    app.ports.hasher.hash = hash;
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('done');
  });
});

onEachStore('A-20 the cookie that binds flows to a browser', (makeApp) => {
  it('is new at each sign-in and each sign-out, and nothing that somebody chose', async () => {
    const app = await makeApp();
    const ben = app.browser();
    ben.cookies.set(BROWSER, 'planted');
    await ben.signIn('anna@acme.test');
    const first = ben.cookies.get(BROWSER);
    expect(first).toMatch(/^[\w-]{43}$/);
    await ben.answer({ kind: 'code', code: app.code() });
    const second = ben.cookies.get(BROWSER);
    expect(second).toMatch(/^[\w-]{43}$/);
    expect(second).not.toBe(first);
    await ben.signOut();
    expect(ben.cookies.get(BROWSER)).toMatch(/^[\w-]{43}$/);
    expect(ben.cookies.get(BROWSER)).not.toBe(second);
  });
});

onEachStore('R-23 a re-authentication', (makeApp) => {
  it('shows whose it is, whatever was typed', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('reauthenticate');
    const answer = { kind: 'credentials', identifier: 'somebody@else.test', password: PASSWORD } as const;
    expect((await ben.answer(answer)).step).toMatchObject({ kind: 'done', identifier: 'ben@acme.test' });
  });
});

onEachStore('R-53 trust under a profile that forbids it', (makeApp) => {
  it('is over for good, also where its tenant goes back', async () => {
    const app = await makeApp();
    await writeProfile(app.ports, 'careful', { name: 'Careful' });
    const document = { trustedDevices: 'off' } as const;
    const made = { document, author: 'system-admin', forbidsTrust: true } as const;
    await writePolicyDocument(app.ports, { kind: 'profile', id: 'careful' }, made, NO_VERSION);
    app.wait(60);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
    const { sam } = await signedInAdmins(app, 'sam');
    for (const profile of ['careful', null])
      expect((await sam.request('PATCH', '/admin/tenants/acme', { profile })).status).toBe(200);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
    app.wait(30);
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
  });
});
