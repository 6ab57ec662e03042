import { expect, it } from 'vitest';
import type { Account } from '@sallyport/rules';
import { endAccountSessions } from '@sallyport/server';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { beforeChangeOf } from '../support/before-change.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';

const CODE = 'ABCDE-12345';

/** anna is asked for a backup code, and gives it; just before it is spent, something happens to her account. */
async function spendAfter(app: TestApp, happens: (id: string) => Promise<unknown>) {
  await app.giveBackupCodes(app.anna.id, [CODE]);
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
  beforeChangeOf(app.ports.store, `account:${app.anna.id}`, () => happens(app.anna.id));
  const reply = await anna.answer({ kind: 'code', code: CODE });
  const account = await app.ports.store.get<Account>(`account:${app.anna.id}`);
  return { reply, left: account?.backupCodes.length, session: await anna.session() };
}

onEachStore('what is spent when everything has ended', (makeApp) => {
  it('R-82 nothing is, where all sessions ended just before', async () => {
    const app = await makeApp();
    const { reply, left, session } = await spendAfter(app, (id) => endAccountSessions(app.ports, id));
    expect([reply.step.problem?.code, left, session]).toEqual(['flow-over', 1, undefined]);
  });

  it('R-33 nothing is, where the account was suspended just before', async () => {
    const app = await makeApp();
    const suspend = (id: string) => changeAccount(app.ports, id, (account) => ({ ...account, state: 'suspended' }));
    const { reply, left, session } = await spendAfter(app, suspend);
    expect([reply.step.problem?.code, left, session]).toEqual(['flow-over', 1, undefined]);
  });
});
