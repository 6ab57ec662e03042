import { describe, expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { factors, limits } from '../support/policies.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';

const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };
const LIMIT_5 = { ...ALL, attempts: limits({ lockAfter: 5, lockFor: 3600 }) };
const LIMIT_100 = { ...ALL, attempts: limits({ lockAfter: 100 }) };

interface Way {
  type: string;
  /** Leads a browser of ben's, who has this factor alone, to where its code is asked for. */
  ask(app: TestApp): Promise<ReturnType<TestApp['browser']>>;
  right(app: TestApp): string;
}

async function askFor(app: TestApp, factor: typeof MAIL | typeof PHONE | typeof APP) {
  await app.giveFactors(app.ben.id, factor);
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
}

const WAYS: Way[] = [
  { type: 'email', ask: (app) => askFor(app, MAIL), right: (app) => app.mailedCode() },
  { type: 'sms', ask: (app) => askFor(app, PHONE), right: (app) => app.textedCode() },
  { type: 'totp', ask: (app) => askFor(app, APP), right: (app) => app.code() },
  {
    type: 'backup-code',
    async ask(app) {
      await app.giveBackupCodes(app.ben.id, ['ABCDE-12345']);
      const ben = await askFor(app, APP);
      await ben.answer({ kind: 'choose', authenticator: 'backup-code' });
      return ben;
    },
    right: () => 'ABCDE-12345',
  },
];

describe.each(WAYS)('$type', ({ ask, right }) => {
  onEachStore('guessed and raced', (makeApp) => {
    it('A-01 looks at as many of a hundred wrong codes as the limit, and refuses the right one then', async () => {
      const app = await makeApp({ policy: LIMIT_5 });
      const ben = await ask(app);
      const { step } = ben;
      const code = right(app);
      const replies = await inParallel(100, () => ben.answer({ kind: 'code', code: 'WRONG-00000' }, step));
      expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 5, 423: 95 });
      expect((await ben.answer({ kind: 'code', code }, step)).status).toBe(423);
      expect(await ben.session()).toBeUndefined();
    });

    it('A-02 takes the right code once, of fifty at the same instant', async () => {
      const app = await makeApp({ policy: LIMIT_100 });
      const ben = await ask(app);
      const { step } = ben;
      const code = right(app);
      const replies = await inParallel(50, () => ben.answer({ kind: 'code', code }, step));
      expect(replies.filter(({ step: { kind } }) => kind === 'done')).toHaveLength(1);
      expect((await app.ports.store.list(`account-sessions:${app.ben.id}`)).keys).toHaveLength(1);
    });

    it('A-07 takes a code that was used at no other sign-in', async () => {
      const app = await makeApp({ policy: LIMIT_100 });
      const first = await ask(app);
      const code = right(app);
      expect((await first.answer({ kind: 'code', code })).step.kind).toBe('done');
      app.wait(30);
      if (code === 'ABCDE-12345') await app.giveBackupCodes(app.ben.id, ['ABCDE-12346']);
      const second = app.browser();
      await second.signIn('ben@acme.test');
      if (code === 'ABCDE-12345') await second.answer({ kind: 'choose', authenticator: 'backup-code' });
      expect((await second.answer({ kind: 'code', code })).status).toBe(422);
    });
  });
});

onEachStore('A-03 over four factors, twenty flows and as many claimed addresses', (makeApp) => {
  it('R-45 there is one budget', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    await app.giveFactors(app.ben.id, APP, MAIL, PHONE);
    await app.giveBackupCodes(app.ben.id, ['ABCDE-12345']);
    const ways = ['app1', 'mail1', 'phone1', 'backup-code'];
    const flows = await inTurn(20, async (index) => {
      const browser = app.browser({ 'x-forwarded-for': `198.51.100.${index}` });
      await browser.signIn('ben@acme.test');
      const authenticator = ways[index % 4] ?? '';
      if (authenticator !== 'app1') await browser.answer({ kind: 'choose', authenticator });
      return browser;
    });
    const replies = await Promise.all(flows.map((each) => each.answer({ kind: 'code', code: 'WRONG-00000' })));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 5, 423: 15 });
  });
});

onEachStore('A-07 the code that set a factor up', (makeApp) => {
  it.each(['email', 'sms'] as const)('is no sign-in code: %s', async (type) => {
    const app = await makeApp({ policy: ALL });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type });
    if (type === 'sms') await ben.answer({ kind: 'phone', number: PHONE.number });
    const code = type === 'email' ? app.mailedCode() : app.textedCode();
    await ben.answer({ kind: 'code', code });
    await ben.answer({ kind: 'saved' });
    const next = app.browser(); // at once: no other code goes out yet
    expect((await next.signIn('ben@acme.test')).step.problem?.code).toBe('send-cooldown');
    expect((await next.answer({ kind: 'code', code })).status).toBe(422);
  });
});
