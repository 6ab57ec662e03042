import { describe, expect, it } from 'vitest';
import { PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { testApp } from '../support/test-app.ts';
import { limits } from '../support/policies.ts';

describe('signing in', () => {
  it('R-21 asks an account without a factor for no code', async () => {
    const { browser } = await testApp();
    const ben = browser();

    const { status, step, headers } = await ben.signIn('ben@acme.test');

    expect(status).toBe(201);
    expect(step).toMatchObject({
      kind: 'done',
      session: { aal: 1, amr: ['pwd'], account: { email: 'ben@acme.test' } },
    });
    expect(headers.getSetCookie()).toContainEqual(
      expect.stringMatching(
        /^__Host-sally-session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    );
    expect((await ben.session())?.account.email).toBe('ben@acme.test');
  });

  it('R-20 takes email or user name in any case, and asks for the code only after the right password', async () => {
    const { browser, code } = await testApp();
    const anna = browser();

    const asked = await anna.signIn('  ANNA ');
    expect(asked).toMatchObject({ status: 201, step: { kind: 'code', identifier: 'ANNA', format: { length: 6 } } });
    expect(await anna.session()).toBeUndefined();

    const done = await anna.answer({ kind: 'code', code: code() });
    expect(done).toMatchObject({
      status: 200,
      step: { kind: 'done', session: { aal: 2, amr: ['pwd', 'otp', 'mfa'] } },
    });
    expect((await anna.session())?.aal).toBe(2);
  });

  it('R-20 answers an unknown, a suspended and an active account alike when the password is wrong', async () => {
    const { browser, addAccount, ports } = await testApp();
    const carl = await addAccount({ email: 'carl@acme.test' });
    await ports.store.update(`account:${carl.id}`, (current) => ({
      set: { ...(current as object), state: 'suspended' },
      return: undefined,
    }));

    const answers = await Promise.all([
      browser().signIn('nobody@acme.test', PASSWORD),
      browser().signIn('carl@acme.test', PASSWORD),
      browser().signIn('anna@acme.test', 'wrong'),
      browser().signIn('ben@acme.test', 'wrong'),
    ]);

    const plain = answers.map(({ status, step }) => ({ status, step: { ...step, flow: '' } }));
    for (const each of plain) expect(each).toEqual(plain[0]);
    expect(plain[0]).toMatchObject({
      status: 422,
      step: { kind: 'credentials', problem: { code: 'invalid-credentials' } },
    });
  });

  it('R-20 costs a hash for an unknown account too', async () => {
    const { browser, ports } = await testApp();
    const hasher = ports.hasher as unknown as { verified: number };
    await browser().signIn('nobody@acme.test');
    expect(hasher.verified).toBe(1);
  });

  it('goes on with a wrong password on the same flow', async () => {
    const { browser } = await testApp();
    const ben = browser();
    const refused = await ben.signIn('ben@acme.test', 'wrong');
    const done = await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(refused.step.kind).toBe('credentials');
    expect(refused.step).not.toHaveProperty('fixed'); // the name may be what was wrong
    expect(done).toMatchObject({ status: 200, step: { kind: 'done' } });
  });

  it('R-30 ends with the time limit on the whole: the right code comes too late', async () => {
    const { browser, wait, code } = await testApp({ policy: { flow: { lifetime: 60 } } });
    const anna = browser();
    await anna.signIn('anna@acme.test');
    wait(60);
    expect((await anna.answer({ kind: 'code', code: code() })).status).toBe(404);
    expect(await anna.session()).toBeUndefined();
  });

  it('goes on after a reload, in the browser that began and in no other', async () => {
    const { browser } = await testApp();
    const anna = browser();
    const { step } = await anna.signIn('anna@acme.test');
    expect(await anna.reload()).toMatchObject({ status: 200, step });
    const other = browser();
    await other.signIn('ben@acme.test');
    expect((await other.reload(step)).status).toBe(404);
    expect((await browser().reload(step)).status).toBe(404);
  });

  it('answers a stale revision with the current step and counts nothing', async () => {
    const { browser, ports, anna: account } = await testApp();
    const anna = browser();
    await anna.signIn('anna@acme.test');
    const stale = { ...anna.step!, revision: 0 };
    const { status, step } = await anna.answer({ kind: 'code', code: '000000' }, stale);
    expect([status, step.problem?.code, step.kind]).toEqual([409, 'answered-elsewhere', 'code']);
    expect(await ports.store.get(`attempts:account-${account.id}`)).toBeUndefined();
  });

  it('leaves a flow when asked to', async () => {
    const { browser } = await testApp();
    const anna = browser();
    const { step } = await anna.signIn('anna@acme.test');
    expect((await anna.request('DELETE', `/flows/${step.flow}`)).status).toBe(204);
    expect((await anna.reload()).status).toBe(404);
  });

  it('A-13 lets no other browser leave a flow', async () => {
    const { browser } = await testApp();
    const [anna, other] = [browser(), browser()];
    const { step } = await anna.signIn('anna@acme.test');
    await other.signIn('ben@acme.test');
    expect((await other.request('DELETE', `/flows/${step.flow}`)).status).toBe(404);
    expect((await anna.reload()).status).toBe(200);
  });

  it('R-27 tries another way; the count of wrong codes goes on', async () => {
    const {
      browser,
      now,
      anna: account,
      giveBackupCodes,
    } = await testApp({
      policy: { attempts: limits({ lockAfter: 3, lockFor: 600, disclose: 'always' }) },
    });
    await giveBackupCodes(account.id, ['ABCDE-12345']);
    const anna = browser();
    const { step } = await anna.signIn('anna@acme.test');
    expect(step).toMatchObject({ others: [{ id: 'backup-code', type: 'backup-code' }] });

    await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, now()) });
    const other = await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect(other.step).toMatchObject({ kind: 'code', authenticator: { type: 'backup-code' }, format: { length: 10 } });
    const wrong = await anna.answer({ kind: 'code', code: 'WRONG-WRONG' });
    expect(wrong.step.problem).toEqual({ code: 'invalid-code', attemptsLeft: 1 });

    const right = await anna.answer({ kind: 'code', code: 'abcde 12345' }); // any case, with or without dashes
    expect(right.step).toMatchObject({ kind: 'done', notice: 'backup-codes-low', backupCodesLeft: 0 });
  });

  it('refuses another way that the person does not have', async () => {
    const { browser } = await testApp();
    const anna = browser();
    await anna.signIn('anna@acme.test');
    const { status, step } = await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect([status, step.problem]).toEqual([422, { code: 'not-offered', field: 'authenticator' }]);
  });

  it('sends the page back only to an origin that is let in', async () => {
    const { browser } = await testApp({ origins: ['https://www.acme.test'] });
    const target = async (returnTo: string) => {
      const { status, step } = await browser().signIn('ben@acme.test', PASSWORD, { returnTo });
      return step.kind === 'done' ? step.returnTo : { status, field: (step as { field?: string }).field };
    };
    expect(await target('/app?x=1')).toBe('https://auth.acme.test/app?x=1');
    expect(await target('https://www.acme.test/app')).toBe('https://www.acme.test/app');
    const blob = 'blob:https://auth.acme.test/0b5bb2b1';
    for (const evil of ['https://evil.test/', '//evil.test/', '/\\evil.test', 'javascript:alert(1)', blob]) {
      expect(await target(evil)).toEqual({ status: 400, field: 'returnTo' });
    }
  });

  it('R-45 signing in wholly resets the count; a right password alone does not', async () => {
    const { browser, code, now, wait, ports, anna: account } = await testApp();
    const anna = browser();
    const count = async () => (await ports.store.get<{ attempts: number }>(`attempts:account-${account.id}`))?.attempts;
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, now()) });
    await anna.signIn('anna@acme.test');
    expect(await count()).toBe(1);
    wait(30);
    await anna.answer({ kind: 'code', code: code() });
    expect(await count()).toBeUndefined();
  });
});
