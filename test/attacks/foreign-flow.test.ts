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

  it('refuses an account id in the body and names the field', async () => {
    const app = await makeApp();
    const answer = { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD, account: app.anna.id };
    const response = await app.browser().request('POST', '/flows', { purpose: 'sign-in', answer });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-request', field: 'answer.account' });
  });
});
