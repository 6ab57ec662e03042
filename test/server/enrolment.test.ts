import { expect, it } from 'vitest';
import { secretFromText, type Account } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode } from '../support/people.ts';
import { ENFORCED, limits } from '../support/policies.ts';
import { inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

/** Signs ben in up to the secret. */
async function enrolling(app: TestApp) {
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  const code = () => appCode(secretFromText(step.secret), app.now());
  return { ben, step, code };
}

onEachStore('enrolling under enforcement', (makeApp) => {
  it('R-61 R-06 R-08 leads by secret, first code and backup codes to the session, and nowhere else', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    const asked = await ben.signIn('ben@acme.test');
    expect(asked).toMatchObject({
      status: 201,
      step: { kind: 'enrol-choose', reason: 'enforced', offers: ['email', 'totp', 'passkey'] },
    });
    const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    expect(secretFromText(step.secret)).toHaveLength(20);
    expect(step.uri).toBe(`otpauth://totp/auth.acme.test:ben%40acme.test?secret=${step.secret}&issuer=auth.acme.test`);

    const shown = await ben.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
    if (shown.step.kind !== 'backup-codes') throw new Error(shown.step.kind);
    expect(new Set(shown.step.codes).size).toBe(10);
    for (const code of shown.step.codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(await ben.session()).toBeUndefined();
    expect((await ben.reload()).step).toMatchObject({ kind: 'backup-codes', codes: [], count: 10 });

    const done = await ben.answer({ kind: 'saved' });
    expect(done.step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
      session: { aal: 2, amr: ['pwd', 'otp', 'mfa'] },
    });
    expect((await ben.session())?.aal).toBe(2);
    expect(app.outbox.map(({ subject }) => subject)).toEqual(['Second step turned on for auth.acme.test']);
  });

  it('R-63 is put off until the date that policy names, and no longer', async () => {
    const from = '2026-01-15T13:00:00Z';
    const app = await makeApp({ policy: { enforcement: { group: 'all', from } } });
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step).toMatchObject({
      kind: 'enrol-choose',
      reason: 'reminder',
      deadline: '2026-01-15T13:00:00.000Z',
      skippable: true,
    });
    app.wait(600);
    expect((await ben.answer({ kind: 'skip' })).step).toMatchObject({ kind: 'done', session: { aal: 1 } });
    app.wait(50 * 60 - 1);
    await ben.signIn('ben@acme.test');
    app.wait(1);
    const late = await ben.answer({ kind: 'skip' });
    expect(late).toMatchObject({
      status: 403,
      step: { kind: 'enrol-choose', reason: 'enforced', problem: { code: 'enforced' } },
    });
    expect(late.step).not.toHaveProperty('skippable');
  });

  it('R-62 sends a code at once where there is a default factor, and the right one sets it up', async () => {
    const app = await makeApp({ policy: { ...ENFORCED, defaultFactor: 'email' } });
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    expect(step).toMatchObject({
      kind: 'code',
      for: 'enrolment',
      back: true,
      delivery: { via: 'email', to: 'ben@acme.test' },
    });
    expect(await ben.session()).toBeUndefined();
    await ben.answer({ kind: 'code', code: app.mailedCode() });
    expect((await ben.answer({ kind: 'saved' })).step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
      factor: 'email',
    });
    expect((await ben.session())?.aal).toBe(2);
  });

  it('R-62 lets the person choose another factor one step back', async () => {
    const app = await makeApp({ policy: { ...ENFORCED, defaultFactor: 'email' } });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await ben.answer({ kind: 'back' })).step).toMatchObject({
      kind: 'enrol-choose',
      offers: ['email', 'totp', 'passkey'],
    });
  });

  it('R-08 signs in with a code of the new set once and not twice', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { ben, code } = await enrolling(app);
    const { step } = await ben.answer({ kind: 'code', code: code() });
    const [first = ''] = step.kind === 'backup-codes' ? step.codes : [];
    await ben.answer({ kind: 'saved' });

    const use = async () => {
      await ben.signIn('ben@acme.test');
      await ben.answer({ kind: 'choose', authenticator: 'backup-code' });
      return (await ben.answer({ kind: 'code', code: first })).step;
    };
    expect(await use()).toMatchObject({ kind: 'done' });
    expect(await use()).toMatchObject({ kind: 'code', problem: { code: 'invalid-code' } });
    expect(app.outbox[1]?.text).toContain('You have 9 left.');
  });

  it('EN-3 leaves nothing behind when left half-way, and shows another secret the next time', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { ben, step, code } = await enrolling(app);
    expect((await ben.reload()).step).toMatchObject({ kind: 'enrol-totp', secret: step.secret });
    await ben.answer({ kind: 'back' });
    const again = await ben.answer({ kind: 'enrol', type: 'totp' });
    expect(again.step.kind === 'enrol-totp' && again.step.secret).not.toBe(step.secret);
    expect((await ben.answer({ kind: 'code', code: code() })).step.problem?.code).toBe('invalid-code');
    expect((await app.ports.store.get<Account>(`account:${app.ben.id}`))?.authenticators).toEqual([]);
  });

  it('R-45 counts wrong first codes as well', async () => {
    const app = await makeApp({
      policy: { ...ENFORCED, attempts: limits({ lockAfter: 2, lockFor: 60, disclose: 'never' }) },
    });
    const { ben, code } = await enrolling(app);
    await ben.answer({ kind: 'code', code: '000000' });
    await ben.answer({ kind: 'code', code: '000000' });
    expect((await ben.answer({ kind: 'code', code: code() })).status).toBe(423);
  });

  it('R-46 may fail a hundred times: an app that is being set up is none to turn off', async () => {
    const app = await makeApp({ policy: { ...ENFORCED, attempts: limits({ lockAfter: 'never' }) } });
    const { ben, code } = await enrolling(app);
    const replies = await inTurn(101, () => ben.answer({ kind: 'code', code: '000000' }));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 101 });
    expect((await ben.answer({ kind: 'code', code: code() })).step.kind).toBe('backup-codes');
  });

  it('R-11 makes no factor active that policy has switched off since', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { ben, code } = await enrolling(app);
    app.setPolicy({ factors: { ...app.ports.defaults.factors, member: ['backup-code'] } });
    expect((await ben.answer({ kind: 'code', code: code() })).step.problem).toEqual({ code: 'not-offered' });
    expect((await app.ports.store.get<Account>(`account:${app.ben.id}`))?.authenticators).toEqual([]);
    expect(await ben.session()).toBeUndefined();
  });

  it('R-41 goes on to its end where codes come to be locked meanwhile: nothing is guessed any more', async () => {
    const app = await makeApp({ policy: { ...ENFORCED, attempts: limits({ lockAfter: 2, lockFor: 60 }) } });
    const { ben, code } = await enrolling(app);
    await ben.answer({ kind: 'code', code: code() });
    const thief = app.browser();
    await thief.signIn('ben@acme.test');
    await inTurn(2, () => thief.answer({ kind: 'code', code: '000000' }));
    expect((await thief.reload()).step.kind).toBe('locked');
    expect((await ben.reload()).step.kind).toBe('backup-codes');
    expect((await ben.answer({ kind: 'saved' })).step.kind).toBe('done');
  });

  it('R-62 begins with the app where that is the default, and anything else is one step back', async () => {
    const app = await makeApp({ policy: { ...ENFORCED, defaultFactor: 'totp' } });
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    expect(step.back).toBe(true);
    const done = await ben.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
    expect(done.step).toMatchObject({ kind: 'backup-codes' });
  });

  it('R-09 gives no backup codes where policy has none', async () => {
    const app = await makeApp({
      policy: { ...ENFORCED, factors: { member: ['totp'], 'tenant-admin': ['totp'], 'system-admin': ['totp'] } },
    });
    const { ben, code } = await enrolling(app);
    expect((await ben.answer({ kind: 'code', code: code() })).step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
    });
    expect((await app.ports.store.get<Account>(`account:${app.ben.id}`))?.backupCodes).toEqual([]);
  });

  it('keeps the secret encrypted and the codes as MACs', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { ben, step, code } = await enrolling(app);
    const { step: shown } = await ben.answer({ kind: 'code', code: code() });
    const stored = JSON.stringify(await app.ports.store.get(`account:${app.ben.id}`));
    expect(stored).toContain('"sealedSecret":"v2.');
    expect(stored).not.toContain(step.secret);
    for (const each of shown.kind === 'backup-codes' ? shown.codes : []) {
      expect(stored).not.toContain(each);
      expect(stored).not.toContain(each.replace('-', ''));
    }
  });
});
