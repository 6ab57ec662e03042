import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { totpAt } from '@sallyport/rules';

onEachStore('A-09 the flow of one with the code of another', (makeApp) => {
  it('R-25 refuses it', async () => {
    const app = await makeApp();
    const otherSecret = new Uint8Array(20).fill(9);
    await app.addAccount({ email: 'dora@acme.test', totp: otherSecret });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const doras = totpAt(otherSecret, Math.floor(app.now() / 30_000));
    expect((await anna.answer({ kind: 'code', code: doras })).step.problem?.code).toBe('invalid-code');

    const dora = app.browser();
    await dora.signIn('dora@acme.test');
    expect((await dora.answer({ kind: 'code', code: doras })).step.kind).toBe('done');
  });

  it('R-25 does not take the backup code of another account', async () => {
    const app = await makeApp();
    await app.addAccount({ email: 'dora@acme.test', totp: true });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const dora = app.browser();
    await dora.signIn('dora@acme.test');
    expect((await dora.answer({ kind: 'choose', authenticator: 'backup-code' })).step.problem?.code).toBe(
      'not-offered',
    );
    expect((await dora.answer({ kind: 'code', code: 'ABCDE-12345' })).step.problem?.code).toBe('invalid-code');
  });

  it('F-15 tells a browser without cookies so, of a flow that is there and of none alike', async () => {
    const { browser } = await makeApp();
    const anna = browser();
    const { step } = await anna.signIn('anna@acme.test');
    const answered = async (cookies: boolean, flow: string) => {
      const other = browser();
      if (cookies) await other.signIn('ben@acme.test');
      const response = await other.request('POST', `/flows/${flow}/answers`, { kind: 'back', revision: 0 });
      return [response.status, await response.json()];
    };
    const there = await answered(false, step.flow);
    expect(there).toEqual([404, expect.objectContaining({ code: 'cookies-blocked', host: 'auth.acme.test' })]);
    expect(await answered(false, 'x'.repeat(43))).toEqual(there);
    const foreign = await answered(true, step.flow);
    expect(foreign).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
    expect(await answered(true, 'x'.repeat(43))).toEqual(foreign);
  });

  it('refuses an account id in the body and names the field', async () => {
    const app = await makeApp();
    const answer = { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD, account: app.anna.id };
    const response = await app.browser().request('POST', '/flows', { purpose: 'sign-in', answer });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-request', field: 'answer.account' });
  });
});
