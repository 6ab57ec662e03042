import { expect, it } from 'vitest';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { inParallel } from '../support/tally.ts';

const person = (email: string, userName?: string) => ({
  tenant: 'other',
  role: 'member' as const,
  owner: false,
  password: PASSWORD,
  email,
  ...(userName === undefined ? {} : { userName }),
});

onEachStore('making an account', (makeApp) => {
  it.each([
    ['the email address', person('anna@acme.test')],
    ['the email address in another spelling', person(' Anna@ACME.test')],
    ['the user name', person('other@acme.test', 'ANNA')],
    ['the email address as a user name', person('other@acme.test', 'anna@acme.test')],
  ])('takes nobody’s identifier: %s', async (_what, given) => {
    const app = await makeApp();
    expect(await createAccount(app.ports, given)).toBeUndefined();
    expect((await findAccount(app.ports, 'anna@acme.test'))?.id).toBe(app.anna.id);
    expect((await findAccount(app.ports, 'anna'))?.id).toBe(app.anna.id);
    // and what was claimed on the way is free again
    expect(await createAccount(app.ports, person('other@acme.test'))).toBeDefined();
  });

  it('makes one of many at once, and it can be found', async () => {
    const app = await makeApp();
    const made = await inParallel(20, () => createAccount(app.ports, person('dora@acme.test', 'dora')));
    const [account, ...more] = made.filter((each) => each !== undefined);
    expect([account?.email, more]).toEqual(['dora@acme.test', []]);
    app.wait(2 * 86_400); // longer than a claim
    for (const identifier of ['dora@acme.test', 'dora']) {
      expect((await findAccount(app.ports, identifier))?.id).toBe(account?.id);
    }
  });
});
