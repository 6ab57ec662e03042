import { expect, it } from 'vitest';
import type { Account } from '@sallyport/rules';
import { changeAccount, findAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { beforeCall } from '../support/before-call.ts';
import { countCalls } from '../support/count-calls.ts';
import { failFrom } from '../support/fail-from.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { inParallel } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

const DAY = 86_400;
const dora = {
  tenant: 'other',
  role: 'member',
  owner: false,
  password: PASSWORD,
  email: 'dora@acme.test',
  userName: 'dora',
} as const;
const identifiers = [dora.email, dora.userName];

/** Every account that was written, found by its tenant's hints and not by its identifiers. */
async function written({ ports }: TestApp): Promise<Account[]> {
  const { keys } = await ports.store.list(`tenant-accounts:${dora.tenant}`);
  const accounts = await Promise.all(keys.map((key) => readAccount(ports, key.split(':')[2] ?? '')));
  return accounts.filter((account) => account !== undefined);
}

const found = ({ ports }: TestApp) =>
  Promise.all(identifiers.map(async (identifier) => (await findAccount(ports, identifier))?.id));

/** Whoever was written is found, by each of their identifiers, and there is one of them at most. */
async function expectFound(app: TestApp, call: number): Promise<Account | undefined> {
  const [account, ...more] = await written(app);
  expect([call, more, await found(app)]).toEqual([call, [], [account?.id, account?.id]]);
  return account;
}

onEachStore('A-28 the making of an account ends half-way', (makeApp) => {
  it('at whichever call: no account is lost, and no identifier is blocked for ever', async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const fault = failFrom(app.ports.store, call, () => new UnavailableError('no'));
      const made = await createAccount(app.ports, dora).catch(() => 'failed');
      if (!fault.stop()) {
        expect(call).toBeGreaterThan(5); // every call of the making has failed once
        break;
      }
      expect([call, made]).toEqual([call, 'failed']);
      await expectFound(app, call);
      app.wait(2 * DAY);
      const kept = await expectFound(app, call);
      const again = await createAccount(app.ports, dora);
      expect([call, again === undefined]).toEqual([call, kept !== undefined]);
      expect(await expectFound(app, call)).toBeDefined();
    }
  });

  it('an identifier is held for a day, and then goes to one of many', async () => {
    const app = await makeApp();
    const fault = failFrom(app.ports.store, 3, () => new UnavailableError('no')); // the first identifier is claimed
    await expect(createAccount(app.ports, dora)).rejects.toThrow(UnavailableError);
    fault.stop();
    app.wait(DAY - 1);
    expect(await createAccount(app.ports, dora)).toBeUndefined();
    app.wait(1);
    const made = await inParallel(20, () => createAccount(app.ports, dora));
    expect(made.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await expectFound(app, 0)).toBeDefined();
  });
});

onEachStore('the making of an account is held up', (makeApp) => {
  it.each([
    ['minutes', 120],
    ['hours', 7200],
    ['days', 2 * DAY],
  ])('for %s, at whichever call, while somebody else makes it: one of the two is there', async (_what, seconds) => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const other = async () => {
        app.wait(seconds);
        await createAccount(app.ports, { ...dora, name: 'another' });
      };
      const meanwhile = beforeCall(app.ports.store, call, other);
      const made = await createAccount(app.ports, dora).catch(() => undefined);
      if (!meanwhile.stop()) {
        expect(call).toBeGreaterThan(5);
        break;
      }
      const account = await expectFound(app, call);
      if (made) expect([call, made.id]).toEqual([call, account?.id]);
      app.wait(2 * DAY);
      await createAccount(app.ports, dora);
      expect(await expectFound(app, call)).toBeDefined();
    }
  });
});

onEachStore('the making of an account takes an hour', (makeApp) => {
  it('at whichever call: nothing is made, long before another may have its identifiers', async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const meanwhile = beforeCall(app.ports.store, call, async () => app.wait(3600));
      const made = await createAccount(app.ports, dora).catch((error: Error) => error.message);
      if (!meanwhile.stop()) {
        expect(call).toBeGreaterThan(5);
        break;
      }
      expect([call, made, await written(app)]).toEqual([call, expect.stringContaining('took too long'), []]);
    }
  });
});

onEachStore('an identifier that an account has given up', (makeApp) => {
  it('finds it no more, and is free', async () => {
    const app = await makeApp();
    const account = await createAccount(app.ports, dora);
    await changeAccount(app.ports, account?.id ?? '', (current) => ({ ...current, email: 'dora@other.test' }));
    expect(await found(app)).toEqual([undefined, account?.id]);
    app.wait(DAY);
    expect(await createAccount(app.ports, { ...dora, userName: 'dora2' })).toBeDefined();
    expect(await findAccount(app.ports, 'dora')).toMatchObject({ id: account?.id, email: 'dora@other.test' });
  });

  it('A-10 costs as much to look up as any other', async () => {
    const app = await makeApp();
    const account = await createAccount(app.ports, dora);
    await changeAccount(app.ports, account?.id ?? '', (current) => ({ ...current, email: 'dora@other.test' }));
    const cost = async (identifier: string) => {
      const calls = countCalls(app.ports);
      await findAccount(app.ports, identifier);
      return calls.stop();
    };
    for (const identifier of ['nobody', 'anna', dora.email]) {
      expect(await cost(identifier)).toEqual({ 'get login': 1, 'get account': 1 });
    }
  });
});
