import { expect, it } from 'vitest';
import { GUESS_BUDGETS, standard } from '@sallyport/rules';
import { signedInAdmins } from '../support/admins.ts';
import { annaKnown, from, UNTRUSTING } from '../support/known-browsers.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { inTurn } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

const WRONG = { kind: 'code', code: 'nothing' } as const;
const LONG = { timeout: 60_000 };

/** So many wrong passwords, each tenth from another IPv6 /64, of another /48 where told. */
const guessPasswords = (app: TestApp, times: number, network: (nth: number) => string) =>
  inTurn(times, (index) => from(app, network(Math.floor(index / 10))).signIn('anna@acme.test', 'wrong'));

onEachStore('A-33 a hundred wrong passwords from ten IPv6 networks', (makeApp) => {
  it('R-47 keep the owner out of no browser that they have signed in to once', LONG, async () => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaKnown(app);
    await guessPasswords(app, 100, (nth) => `2001:db8:${nth}:1::1`);
    const fresh = await from(app, '198.51.100.9').signIn('anna@acme.test');
    expect([fresh.status, fresh.step.problem?.code]).toEqual([422, 'invalid-credentials']);
    expect((await anna.signIn('anna@acme.test')).step).toMatchObject({ kind: 'code' }); // it skips nothing
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });

  it('R-49 A-25 use up nobody’s budget where all lie in one /48', LONG, async () => {
    const app = await makeApp();
    await guessPasswords(app, 110, (nth) => `2001:db8:1:${nth + 1}::1`);
    expect((await from(app, '2001:db8:1:99::1').signIn('anna@acme.test')).status).toBe(422);
    expect((await from(app, '2001:db8:2:1::1').signIn('anna@acme.test')).status).toBe(201);
  });
});

onEachStore('A-33 a browser that an account knows', (makeApp) => {
  it('R-47 has a budget of its own, and it ends as well', async () => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaKnown(app);
    await inTurn(GUESS_BUDGETS.password.device.count, () => anna.signIn('anna@acme.test', 'wrong'));
    expect((await anna.signIn('anna@acme.test')).status).toBe(422);
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(201);
    app.wait(15 * 60);
    expect((await anna.signIn('anna@acme.test')).status).toBe(201);
  });

  it('A-08 is known by no cookie that was altered, made up or is another account’s', LONG, async () => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaKnown(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const [name = '', token = ''] = [...anna.cookies].find(([key]) => key.startsWith('__Host-sally-known-')) ?? [];
    const [, others = ''] = [...ben.cookies].find(([key]) => key.startsWith('__Host-sally-known-')) ?? [];
    await guessPasswords(app, 100, (nth) => `2001:db8:${nth}:1::1`);
    for (const value of [`x${token}`, `${token}x`, others, token.split('.')[0] ?? '', '.', '']) {
      anna.cookies.set(name, value);
      expect([value, (await anna.signIn('anna@acme.test')).status]).toEqual([value, 422]);
    }
    anna.cookies.set(name, token);
    expect((await anna.signIn('anna@acme.test')).status).toBe(201);
  });

  it('R-83 is known no more once an admin has ended all sessions of the tenant', LONG, async () => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaKnown(app);
    const { olga } = await signedInAdmins(app, 'olga');
    expect((await olga.request('DELETE', '/admin/tenants/acme/sessions')).status).toBe(204);
    await guessPasswords(app, 100, (nth) => `2001:db8:${nth}:1::1`);
    expect((await anna.signIn('anna@acme.test')).status).toBe(422);
    app.wait(GUESS_BUDGETS.password.account.per);
    await annaKnown(app, anna);
    await guessPasswords(app, 100, (nth) => `2001:db8:${nth}:1::1`);
    expect((await anna.signIn('anna@acme.test')).status).toBe(201);
  });

  it('R-83 asks for no mail as one, once an admin has ended all sessions of the tenant', async () => {
    const app = await makeApp();
    const anna = await annaKnown(app);
    const { olga } = await signedInAdmins(app, 'olga');
    await olga.request('DELETE', '/admin/tenants/acme/sessions');
    for (let nth = 0; nth < standard.sends.perRecipientPerHour; nth++) {
      app.wait(30);
      await from(app, `203.0.113.${nth}`).recover('anna@acme.test');
    }
    expect((await anna.recover('anna@acme.test')).status).toBe(429);
  });

  it('is known by whole sign-ins alone', async () => {
    const app = await makeApp();
    const half = app.browser();
    await half.signIn('anna@acme.test');
    expect([...half.cookies.keys()].join()).not.toContain('known');
  });
});

onEachStore('A-33 a recovery that strangers guess at', (makeApp) => {
  /** Wrong codes until the account's budget is used up, from address after address. */
  async function guessCodes(app: TestApp, identifier: string) {
    for (let i = 0; i < GUESS_BUDGETS.recovery.account.count; i += 5) {
      app.wait(60 * 60);
      const stranger = from(app, `203.0.113.${i}`);
      await stranger.recover(identifier);
      await inTurn(5, () => stranger.answer(WRONG));
    }
    app.wait(60);
  }

  it('R-49 takes the owner’s own fresh code all the same, and one guess a flow from then on', LONG, async () => {
    const app = await makeApp();
    await guessCodes(app, 'ben@acme.test');
    const ben = from(app, '198.51.100.1');
    await ben.recover('ben@acme.test');
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('new-password');

    app.wait(60);
    const second = from(app, '198.51.100.2');
    await second.recover('ben@acme.test');
    await second.answer(WRONG);
    expect((await second.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('invalid-code');
  });

  it('R-44 sends the owner’s mail within the cool-down of a stranger’s', async () => {
    const app = await makeApp();
    await from(app, '203.0.113.1').recover('ben@acme.test');
    expect((await from(app, '203.0.113.1').recover('ben@acme.test')).status).toBe(429);
    const ben = from(app, '198.51.100.1');
    expect((await ben.recover('ben@acme.test')).status).toBe(201);
    expect(app.outbox).toHaveLength(2);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('new-password');
  });

  it('R-44 gives one client half of what a recipient gets in an hour', async () => {
    const app = await makeApp();
    const asks = async (address: string, name = 'anna@acme.test') => {
      app.wait(30);
      return (await from(app, address).recover(name)).status;
    };
    expect(await inTurn(7, () => asks('203.0.113.1'))).toEqual([201, 201, 201, 201, 201, 429, 429]);
    expect(app.outbox).toHaveLength(5);
    await inTurn(4, () => asks('203.0.113.1', 'anna')); // by her other name: the mailbox counts
    expect(app.outbox).toHaveLength(5);
    expect(await asks('198.51.100.1')).toBe(201);
    expect(app.outbox).toHaveLength(6);
  });

  it('R-44 R-47 sends the owner’s where strangers have used up the hour, in a browser that is known', async () => {
    const app = await makeApp();
    const anna = await annaKnown(app);
    for (let nth = 0; nth < standard.sends.perRecipientPerHour; nth++) {
      app.wait(30);
      await from(app, `203.0.113.${nth}`).recover('anna@acme.test');
    }
    expect((await from(app, '198.51.100.1').recover('anna@acme.test')).status).toBe(429);
    const sent = app.outbox.length;
    expect((await anna.recover('anna@acme.test')).status).toBe(201);
    expect(app.outbox).toHaveLength(sent + 1);
    await anna.answer({ kind: 'code', code: app.mailedCode() });
    expect(anna.step).toMatchObject({ kind: 'code', for: 'challenge' });
    expect((await app.browser().signIn('anna@acme.test', PASSWORD)).status).toBe(201);
  });
});
