import { expect, it } from 'vitest';
import { GUESS_BUDGETS, standard, withPassword } from '@sallyport/rules';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { annaKnown, from, UNTRUSTING } from '../support/known-browsers.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inTurn } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const WRONG = { kind: 'code', code: 'nothing' } as const;
const LONG = { timeout: 60_000 };
const { password: PASSWORDS, recovery: CODES } = GUESS_BUDGETS;
const HOURLY = standard.sends.perRecipientPerHour;

/** Uses up the budget of the address that browsers have in tests: who is known there gets in all the same. */
const useUpAddress = (app: TestApp) =>
  inTurn(PASSWORDS.address.count, () => app.browser().signIn('anna@acme.test', 'wrong'));

/** Asks for a recovery when the cool-down is over. */
async function asks(app: TestApp, browser: TestBrowser): Promise<number> {
  app.wait(60);
  return (await browser.recover('anna@acme.test')).status;
}

const endsKnown: [string, (app: TestApp) => Promise<unknown>][] = [
  [
    'a new password',
    ({ ports, anna, now }) =>
      changeAccount(ports, anna.id, (account) => withPassword(account, account.passwordHash, now())),
  ],
  [
    'an admin’s end of all sessions',
    async (app) => {
      const { ada } = await signedInAdmins(app, 'ada');
      expect((await ada.request('DELETE', `/admin/accounts/${app.anna.id}/sessions`)).status).toBe(204);
    },
  ],
];

onEachStore('A-33 the browsers that an account knows', (makeApp) => {
  it.each(endsKnown)('R-47 are known no more after %s, until the next whole sign-in there', async (_, end) => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaKnown(app);
    await useUpAddress(app);
    expect((await anna.signIn('anna@acme.test')).status).toBe(201);
    await end(app);
    expect((await anna.signIn('anna@acme.test')).status).toBe(422);
    app.wait(PASSWORDS.address.per);
    await annaKnown(app, anna);
    await useUpAddress(app);
    expect((await anna.signIn('anna@acme.test')).status).toBe(201);
  });

  it('R-47 R-49 have no more wrong passwords together than all strangers have', LONG, async () => {
    const app = await makeApp(UNTRUSTING);
    const own = PASSWORDS.device.count;
    const browsers = await inTurn(PASSWORDS.account.count / own + 1, () => annaKnown(app));
    const last = browsers.pop();
    for (const browser of browsers) await inTurn(own, () => browser.signIn('anna@acme.test', 'wrong'));
    expect((await last?.signIn('anna@acme.test'))?.status).toBe(422);
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(201); // strangers’ are counted apart
    app.wait(PASSWORDS.account.per);
    expect((await last?.signIn('anna@acme.test'))?.status).toBe(201);
  });

  it('R-49 have one guess a flow where they have used up their codes of recoveries', LONG, async () => {
    const app = await makeApp(UNTRUSTING);
    const last = await annaKnown(app);
    for (let spent = 0; spent < CODES.account.count; spent += CODES.device.count) {
      const browser = await annaKnown(app);
      for (const _ of ['first', 'second']) {
        expect(await asks(app, browser)).toBe(201);
        await inTurn(CODES.device.count / 2, () => browser.answer(WRONG));
      }
    }
    await asks(app, last);
    await last.answer(WRONG);
    expect((await last.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('invalid-code');
    await asks(app, last);
    await last.answer({ kind: 'code', code: app.mailedCode() });
    expect(last.step).toMatchObject({ kind: 'code', for: 'challenge' });
  });

  it('R-44 get as much mail in an hour together as one mailbox does, and leave strangers theirs', async () => {
    const app = await makeApp(UNTRUSTING);
    const browsers = await inTurn(3, () => annaKnown(app));
    const statuses: number[] = [];
    for (const browser of browsers) statuses.push(...(await inTurn(HOURLY / 2, () => asks(app, browser))));
    expect(statuses.map((status) => status === 201)).toEqual(statuses.map((_, nth) => nth < HOURLY));
    expect(app.outbox).toHaveLength(HOURLY);
    expect(await asks(app, app.browser())).toBe(201);
    expect(app.outbox).toHaveLength(HOURLY + 1);
  });
});

onEachStore('A-33 one IPv6 /48', (makeApp) => {
  it('R-44 gets half of what a mailbox gets in an hour, however many /64s ask', async () => {
    const app = await makeApp();
    const statuses = await inTurn(HOURLY, (nth) => asks(app, from(app, `2001:db8:1:${nth % 2}::1`)));
    expect(statuses.map((status) => status === 201)).toEqual(statuses.map((_, nth) => nth < HOURLY / 2));
    expect(await asks(app, from(app, '2001:db8:2:1::1'))).toBe(201);
    expect(app.outbox).toHaveLength(HOURLY / 2 + 1);
  });
});
