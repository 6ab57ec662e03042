import { secretFromText } from '@sallyport/rules';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect, it } from 'vitest';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode, PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { A, B, restart } from '../support/restart.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const [CODE, OTHER_CODE] = ['ABCDE-12345', 'FGHJK-67890'] as const;

/** Under A alone: anna with a session, a trusted device and a flow at its code, ben in the middle of an enrolment. */
async function lived(app: TestApp) {
  await app.giveBackupCodes(app.anna.id, [CODE, OTHER_CODE]);
  const trusted = app.browser();
  await trusted.signIn('anna@acme.test');
  await trusted.answer({ kind: 'code', code: app.code(), trustDevice: true });
  const token = (await tokenOf(trusted)).token ?? '';
  app.wait(30);
  const waiting = app.browser();
  await waiting.signIn('anna@acme.test');
  const enrolling = app.browser();
  await enrolling.signIn('ben@acme.test');
  const { step } = await enrolling.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  return { trusted, token, waiting, enrolling, newSecret: secretFromText(step.secret) };
}

async function tokenOf(browser: TestBrowser) {
  const response = await browser.request('POST', '/session/token', {});
  const { token, code } = (await response.json()) as { token?: string; code?: string };
  return { status: response.status, token, code };
}

async function enterBackupCode(browser: TestBrowser, code: string) {
  await browser.signIn('anna@acme.test');
  await browser.answer({ kind: 'choose', authenticator: 'backup-code' });
  return browser.answer({ kind: 'code', code });
}

const person = (email: string) => ({
  tenant: 'acme',
  role: 'member' as const,
  owner: false,
  password: PASSWORD,
  email,
});

onEachStore('A-17 a new secret before the old one', (makeApp) => {
  it('keeps sessions, trust and the keys that tokens are checked with', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { trusted, token } = await lived(app);
    const rotated = await restart(app, B, A);
    const back = rotated.browser(trusted);
    expect((await back.session())?.account.email).toBe('anna@acme.test');

    const keys = (await (await back.request('GET', '/.well-known/jwks.json')).json()) as JSONWebKeySet;
    const next = (await tokenOf(back)).token ?? '';
    for (const each of [token, next]) {
      const options = { currentDate: new Date(app.now()) };
      expect((await jwtVerify(each, createLocalJWKSet(keys), options)).payload.sub).toBe(app.anna.id);
    }
    expect(decodeProtectedHeader(next).kid).toBe(decodeProtectedHeader(token).kid);

    expect((await back.signIn('anna@acme.test')).step).toMatchObject({ kind: 'done', session: { amr: ['pwd'] } });
  });

  it('keeps flows that are under way', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { waiting, enrolling, newSecret } = await lived(app);
    const rotated = await restart(app, B, A);
    expect((await rotated.browser(waiting).answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
    const ben = rotated.browser(enrolling);
    expect((await ben.reload()).step.kind).toBe('enrol-totp');
    const { step } = await ben.answer({ kind: 'code', code: appCode(newSecret, app.now()) });
    expect(step.kind).toBe('backup-codes');
  });

  it('keeps every way to sign in, and each code good for once', async () => {
    const app = await makeApp({ policy: ENFORCED });
    await lived(app);
    const rotated = await restart(app, B, A);
    const anna = rotated.browser();
    expect((await anna.signIn('Anna@ACME.test')).step.kind).toBe('code');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
    expect((await anna.session())?.aal).toBe(2);

    expect((await enterBackupCode(rotated.browser(), CODE)).step.kind).toBe('done');
    expect((await enterBackupCode(rotated.browser(), CODE)).step.problem?.code).toBe('invalid-code');
    expect((await enterBackupCode(rotated.browser(), OTHER_CODE)).step.kind).toBe('done');
  });

  it('makes what is new under the new one alone', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const rotated = await restart(app, B, A);
    await createAccount(rotated.ports, person('dora@acme.test'));
    const dora = rotated.browser();
    await dora.signIn('dora@acme.test');
    const { step } = await dora.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    const code = () => appCode(secretFromText(step.secret), app.now());
    const shown = await dora.answer({ kind: 'code', code: code() });
    const codes = shown.step.kind === 'backup-codes' ? shown.step.codes : [];
    app.wait(30);

    const onlyB = await restart(app, B);
    const again = onlyB.browser();
    await again.signIn('dora@acme.test');
    expect((await again.answer({ kind: 'code', code: code() })).step.kind).toBe('done');
    const other = onlyB.browser();
    await other.signIn('dora@acme.test');
    await other.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect((await other.answer({ kind: 'code', code: codes[0] ?? '' })).step.kind).toBe('done');
  });
});

onEachStore('A-17 a secret that was taken away', (makeApp) => {
  it('opens nothing of what was made under it, and grants nothing', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { trusted, waiting, enrolling, newSecret } = await lived(app);
    const choosing = app.browser();
    await choosing.signIn('anna@acme.test');
    await choosing.answer({ kind: 'choose', authenticator: 'backup-code' });
    const onlyB = await restart(app, B);

    const stranger = onlyB.browser();
    expect((await stranger.signIn('anna@acme.test')).step.problem?.code).toBe('invalid-credentials');
    const flows = [
      await onlyB.browser(waiting).answer({ kind: 'code', code: app.code() }),
      await onlyB.browser(enrolling).answer({ kind: 'code', code: appCode(newSecret, app.now()) }),
      await onlyB.browser(enrolling).reload(),
    ];
    const last = onlyB.browser(choosing);
    const backup = await last.answer({ kind: 'code', code: CODE });
    expect(backup.step.problem?.code).toBe('invalid-code');
    expect(await tokenOf(onlyB.browser(trusted))).toEqual({ status: 500, token: undefined, code: 'internal' });

    expect(flows.map(({ status }) => status)).toEqual([500, 500, 500]);
    for (const { headers } of [...flows, backup]) expect(headers.getSetCookie()).toEqual([]);
    expect(app.errors.map(String)).toEqual(Array(4).fill(expect.stringContaining('not in SALLYPORT_SECRET')));
    const account = await app.ports.store.get<{ backupCodes: string[] }>(`account:${app.anna.id}`);
    expect(account?.backupCodes).toHaveLength(2);
  });
});
