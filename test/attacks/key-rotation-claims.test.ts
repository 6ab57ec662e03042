import { expect, it } from 'vitest';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { claimIdentifier } from '../../server/src/accounts/claim-identifier.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { countCalls } from '../support/count-calls.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { A, B, restart } from '../support/restart.ts';
import { inParallel } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const person = (email: string) => ({
  tenant: 'acme',
  role: 'member' as const,
  owner: false,
  password: PASSWORD,
  email,
});

onEachStore('A-17 an address, with a new secret before the old one', (makeApp) => {
  it('is had by nobody else, whichever secret it was claimed under', async () => {
    const app = await makeApp();
    const rotated = await restart(app, B, A);
    expect(await createAccount(rotated.ports, person(' Anna@acme.TEST'))).toBeUndefined();
    expect(await createAccount(rotated.ports, person('dora@acme.test'))).toBeDefined();
    expect(await createAccount(app.ports, person('dora@acme.test'))).toBeUndefined();
    expect((await findAccount(rotated.ports, 'anna@acme.test'))?.id).toBe(app.anna.id);

    const made = await inParallel(20, (index) =>
      createAccount(index % 2 === 0 ? app.ports : rotated.ports, person('emil@acme.test')),
    );
    const [emil, ...more] = made.filter((each) => each !== undefined);
    expect([emil?.email, more]).toEqual(['emil@acme.test', []]);
    app.wait(2 * 86_400); // longer than a claim
    for (const { ports } of [app, rotated]) expect((await findAccount(ports, 'emil@acme.test'))?.id).toBe(emil?.id);
  });

  it('A-28 is not lost to a claim that fails and can’t be given up', async () => {
    const app = await makeApp();
    const rotated = await restart(app, B, A);
    const { store } = rotated.ports;
    const update = store.update.bind(store);
    let left = 2; // it is claimed under the one, and is taken under the other
    store.update = (...given) => (left-- > 0 ? update(...given) : Promise.reject(new Error('killed')));
    await expect(createAccount(rotated.ports, person('anna@acme.test'))).rejects.toThrow('killed');
    store.update = update;
    expect((await findAccount(rotated.ports, 'anna@acme.test'))?.id).toBe(app.anna.id);
    expect((await rotated.browser().signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('A-28 is free once a claim under the old one alone has been abandoned', async () => {
    const app = await makeApp();
    const rotated = await restart(app, B, A);
    await claimIdentifier(app.ports, 'dora@acme.test', { account: 'never-written', heldUntil: app.now() + 3_600_000 });
    expect(await createAccount(rotated.ports, person('dora@acme.test'))).toBeUndefined();
    app.wait(3600);
    expect(await createAccount(rotated.ports, person('dora@acme.test'))).toBeDefined();
  });

  it('A-10 costs the same reads, known under either or not at all', async () => {
    const app = await makeApp();
    const rotated = await restart(app, B, A);
    await createAccount(rotated.ports, person('dora@acme.test'));
    const callsOf = async ({ ports, browser }: Pick<TestApp, 'ports'> & { browser(): TestBrowser }, email: string) => {
      const calls = countCalls(ports);
      expect((await browser().signIn(email, 'wrong')).step.problem?.code).toBe('invalid-credentials');
      return calls.stop();
    };
    const unknown = await callsOf(rotated, 'nobody@acme.test');
    expect(unknown['get login']).toBe(2);
    for (const name of ['anna', 'dora']) expect(await callsOf(rotated, `${name}@acme.test`)).toEqual(unknown);
    expect((await callsOf(app, 'nobody@acme.test'))['get login']).toBe(1);
  });
});
