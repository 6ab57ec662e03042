import { expect, it } from 'vitest';
import { standard, type Policy } from '@sallyport/rules';
import { signedInAdmins } from '../support/admins.ts';
import { factors } from '../support/policies.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Reply, TestBrowser } from '../support/test-browser.ts';

const HERE = '198.51.100.7';

/** Text messages, and limits that differ from the standard ones. */
const policy = ({
  perSource = {},
  newNumbers = {},
}: {
  perSource?: Partial<Policy['perSource']>;
  newNumbers?: Partial<Policy['newNumbers']>;
} = {}): Partial<Policy> => ({
  factors: factors('sms', 'totp'),
  perSource: { ...standard.perSource, ...perSource },
  newNumbers: { ...standard.newNumbers, ...newNumbers },
  sends: { ...standard.sends, perFlow: 20 },
});

/** Somebody with an account and no factor, at the step that asks for a number. */
async function atThePhone(app: TestApp, name: string, address: string): Promise<TestBrowser> {
  await app.addAccount({ email: `${name}@acme.test` });
  const browser = app.browser({ 'x-test-remote': address });
  await browser.signIn(`${name}@acme.test`);
  await browser.start('enrol', { type: 'sms' });
  expect(browser.step?.kind).toBe('enrol-phone');
  return browser;
}

/** Has messages sent to these numbers, one after the other. */
async function sendTo(browser: TestBrowser, numbers: string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const number of numbers) {
    replies.push(await browser.answer({ kind: 'phone', number }));
    if (browser.step?.kind !== 'enrol-phone') await browser.answer({ kind: 'back' });
  }
  return replies;
}

/** Numbers of different ranges. */
const spread = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, n) => `+4915${11 + Math.floor((from + n) / 10)}${(from + n) % 10}345678`);

const problems = (replies: Reply[]) => tally(replies.map(({ step }) => step.problem?.code ?? 'sent'));

onEachStore('A-36 messages to numbers that somebody types', (makeApp) => {
  it('ten an hour go out for one address, however many accounts it has; others go on', async () => {
    const app = await makeApp({ policy: policy() });
    const replies: Reply[] = [];
    for (let n = 0; n < 4; n++)
      replies.push(...(await sendTo(await atThePhone(app, `pump${n}`, HERE), spread(10, n * 10))));
    expect(problems(replies)).toEqual({ sent: 10, 'too-many-sends': 30 });
    expect(replies.at(-1)).toMatchObject({ status: 429, step: { problem: { retryAfter: 3600 } } });
    expect(app.texts).toHaveLength(10);
    const [other] = await sendTo(await atThePhone(app, 'other', '198.51.100.8'), ['+4915790123456']);
    expect([other?.step.problem, app.texts.length]).toEqual([undefined, 11]);
    app.wait(3600);
    await sendTo(await atThePhone(app, 'later', HERE), ['+4915790123457']);
    expect(app.texts).toHaveLength(12);
  });

  it('so many an hour go to numbers that begin alike, whoever asks and wherever they are', async () => {
    const app = await makeApp({ policy: policy({ newNumbers: { perRange: 3 } }) });
    const alike = (n: number) => `+491511234567${n}`;
    const replies: Reply[] = [];
    for (let n = 0; n < 5; n++)
      replies.push(...(await sendTo(await atThePhone(app, `p${n}`, `198.51.100.${n}`), [alike(n)])));
    expect(problems(replies)).toEqual({ sent: 3, 'too-many-sends': 2 });
    const [elsewhere] = await sendTo(await atThePhone(app, 'q', '198.51.100.9'), ['+4915799123456']);
    expect([elsewhere?.step.problem, app.texts.length]).toEqual([undefined, 4]);
  });

  it('no more than a ceiling of the site go out, and reaching it leaves one event for the platform', async () => {
    const app = await makeApp({ policy: policy({ newNumbers: { perSite: 5 } }) });
    const refused: string[] = [];
    app.ports.metrics = { request() {}, event() {}, refused: (budget) => void refused.push(budget) };
    const browsers = await inTurn(8, (n) => atThePhone(app, `p${n}`, `198.51.100.${n}`));
    const numbers = spread(8);
    const replies = await inParallel(8, (n) => sendTo(browsers[n]!, [numbers[n] ?? '']));
    expect(problems(replies.flat())).toEqual({ sent: 5, 'too-many-sends': 3 });
    expect([app.texts.length, tally(refused)]).toEqual([5, { siteNumbers: 3 }]);
    const { sam } = await signedInAdmins(app, 'sam');
    const response = await sam.request('GET', '/admin/audit?tenant=platform&kinds=new-numbers-stopped');
    const { events } = (await response.json()) as { events: object[] };
    expect(events).toMatchObject([{ kind: 'new-numbers-stopped', tenant: 'platform', details: { count: 5 } }]);
  });

  it('what an address may send no more counts neither for a range nor for the site', async () => {
    const app = await makeApp({ policy: policy({ perSource: { newNumbers: 1 }, newNumbers: { perSite: 3 } }) });
    await sendTo(await atThePhone(app, 'pump', HERE), spread(10));
    const others = await inTurn(2, async (n) =>
      sendTo(await atThePhone(app, `p${n}`, `198.51.100.${n}`), spread(1, 20 + n)),
    );
    expect(problems(others.flat())).toEqual({ sent: 2 });
  });

  it('of a sign-up count as well', async () => {
    const app = await makeApp({ policy: { ...policy({ perSource: { newNumbers: 2 } }), signUp: { phone: true } } });
    const browser = app.browser({ 'x-test-remote': HERE });
    await browser.signUp('new@example.org');
    await browser.answer({ kind: 'code', code: app.mailedCode() });
    const numbers = spread(3);
    const replies: Reply[] = [];
    for (const number of numbers) {
      replies.push(await browser.answer({ kind: 'phone', number }));
      await browser.answer({ kind: 'back' });
    }
    expect(problems(replies)).toEqual({ sent: 2, 'too-many-sends': 1 });
    expect(app.texts).toHaveLength(2);
  });

  it('go to the countries alone that policy has, and the field is named', async () => {
    const app = await makeApp({ policy: policy({ newNumbers: { callingCodes: ['49', '1'] } }) });
    const browser = await atThePhone(app, 'p', HERE);
    const replies = await sendTo(browser, ['+447400123456', '+4915112345678', '+12125550123']);
    expect(replies[0]).toMatchObject({ status: 400, step: { problem: { code: 'bad-request', field: 'number' } } });
    expect(problems(replies)).toEqual({ 'bad-request': 1, sent: 2 });
  });

  it('can be set off', async () => {
    const off = { perSource: { newNumbers: 'off' }, newNumbers: { perRange: 'off', perSite: 'off' } } as const;
    const app = await makeApp({ policy: policy(off) });
    const replies: Reply[] = [];
    for (let n = 0; n < 4; n++)
      replies.push(...(await sendTo(await atThePhone(app, `p${n}`, HERE), spread(10, n * 10))));
    expect(problems(replies)).toEqual({ sent: 40 });
    expect((await app.dump()).filter((line) => line.includes('new-numbers'))).toEqual([]);
  });
});
