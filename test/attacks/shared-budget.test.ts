import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { TOTP_SECRET, wrongCode } from '../support/people.ts';
import { limits } from '../support/policies.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

/** What the person is told of what is off now. */
const toldOff = ({ outbox }: TestApp) =>
  outbox.map(({ subject }) => subject).filter((subject) => subject.startsWith('Turned off'));

onEachStore('A-03 wrong codes spread over flows, ways and claimed addresses', (makeApp) => {
  it('R-45 share one budget', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 5, lockFor: 3600 }) } });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const flows = await inTurn(20, async (index) => {
      const browser = app.browser({ 'x-forwarded-for': `198.51.100.${index}` });
      await browser.signIn('anna@acme.test');
      if (index % 2 === 1) await browser.answer({ kind: 'choose', authenticator: 'backup-code' });
      return browser;
    });

    const code = wrongCode(TOTP_SECRET, app.now());
    const replies = await Promise.all(flows.map((browser) => browser.answer({ kind: 'code', code })));

    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 5, 423: 15 });
  });

  it('R-46 R-87 a hundred in a row end the app for good, by mail too, and the backup code still opens', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 50, lockFor: 60 }) } });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 50; i++) await guesser.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
      app.wait(60);
    }
    expect(toldOff(app)).toEqual(['Turned off for your account at auth.acme.test: An authenticator app']);
    const anna = app.browser();
    const asked = await anna.signIn('anna@acme.test');
    expect(asked.step).toMatchObject({ kind: 'code', authenticator: { type: 'backup-code' }, others: [] });
    const refused = await guesser.answer({ kind: 'code', code: app.code() });
    expect(refused.step.kind).not.toBe('done');
    expect((await anna.answer({ kind: 'code', code: 'ABCDE-12345' })).step.kind).toBe('done');

    app.wait(3600);
    const next = await anna.signIn('anna@acme.test'); // the last backup code is gone, and the app stays off
    expect([next.status, next.step.kind]).toEqual([423, 'locked']);
    expect(next.step).not.toHaveProperty('until');
  });

  it('R-46 of a hundred and fifty at once a hundred are looked at, and none of the others is passed over', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 'never' }) } });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const guesser = app.browser();
    const { step } = await guesser.signIn('anna@acme.test');
    const code = wrongCode(TOTP_SECRET, app.now());
    const replies = await inParallel(150, () => guesser.answer({ kind: 'code', code }, step));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 100, 423: 50 });
    expect(new Set(replies.map(({ step: { problem } }) => problem?.code))).toEqual(new Set(['invalid-code', 'locked']));
  });

  it('R-46 a hundred in a row, with locks between, end the backup codes for good; the app still opens', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 25, lockFor: 60 }) } });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    await guesser.answer({ kind: 'choose', authenticator: 'backup-code' });
    for (let round = 0; round < 4; round++) {
      await inTurn(25, () => guesser.answer({ kind: 'code', code: 'WRONG-WRONG' }));
      expect((await guesser.answer({ kind: 'code', code: 'ABCDE-12345' })).status).toBe(423);
      app.wait(60);
    }

    expect(toldOff(app)).toEqual(['Turned off for your account at auth.acme.test: Backup codes']);
    const anna = app.browser();
    expect((await anna.signIn('anna@acme.test')).step).toMatchObject({ kind: 'code', others: [] });
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
    await anna.signIn('anna@acme.test'); // the count is forgotten now, and the codes stay off
    const { step } = await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect(step.problem?.code).toBe('not-offered');
  });

  it('R-43 looks at no more than the rate, and says when to come back', async () => {
    const app = await makeApp({ policy: { attempts: limits({ checkRate: { count: 3, per: 900 } }) } });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const replies = await inTurn(5, () => anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) }));
    expect(replies.map(({ status }) => status)).toEqual([422, 422, 422, 429, 429]);
    expect(replies[4]?.headers.get('retry-after')).toBe('900');
    expect(replies[4]?.step).toMatchObject({ kind: 'code', problem: { code: 'too-many-attempts', retryAfter: 900 } });
    expect((await anna.answer({ kind: 'code', code: app.code() })).status).toBe(429);
    app.wait(900);
    await anna.signIn('anna@acme.test');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });
});
