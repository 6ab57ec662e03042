import { standard } from '@sallyport/rules';
import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import type { TestApp } from '../support/test-app.ts';

const NEW = 'quite another password';
const SECRET = 'hunter2-hunter2';
/** Where a request may hold what must be in no log. */
const EVERYWHERE = {
  authorization: `Bearer ${SECRET}`,
  cookie: `__Host-sally-session=${SECRET}`,
  'user-agent': SECRET,
  'x-request-id': SECRET,
  'x-forwarded-for': SECRET,
  'accept-language': SECRET,
};
/** All that the line of a request may say. */
const FIELDS = [
  /"level":"info"/,
  /"time":"[\d:.TZ-]+"/,
  /"requestId":"[\da-f-]{36}"/,
  /"method":"[A-Z]+"/,
  /"route":"(none|[a-z/:.-]+)"/,
  /"status":\d{3}/,
  /"ms":\d+/,
  /"msg":"request"/,
];
const REQUEST = new RegExp(`^\\{${FIELDS.map(({ source }) => source).join(',')}\\}\\n$`);

/** Forgets a password, gets it wrong at each step, and is signed in by a new one. */
async function recovers(app: TestApp): Promise<string[]> {
  const ben = app.browser();
  await ben.recover('ben@acme.test');
  const [code, token, { flow = '' } = {}] = [app.mailedCode(), app.mailedToken(), ben.step];
  await app.browser().request('POST', '/link', { token: `${token}x` });
  await app.browser().request('POST', '/link', { token });
  await ben.answer({ kind: 'code', code: code.split('').reverse().join('') });
  await ben.answer({ kind: 'code', code });
  await ben.answer({ kind: 'new-password', password: 'short' });
  const { step } = await ben.answer({ kind: 'new-password', password: NEW });
  expect(step.kind).toBe('done');
  await ben.changePassword(PASSWORD, { current: NEW });
  await ben.request('POST', '/session/token', {});
  await ben.request('DELETE', `/me/sessions/${flow}`);
  return [code, token, flow, NEW, PASSWORD, 'ben@acme.test', ...ben.cookies.values()];
}

onEachStore('A-16 the log', (makeApp) => {
  it('tells nothing of a recovery but its routes', async () => {
    const app = await makeApp({ policy: { email: { ...standard.email, mode: 'both' } } });
    const secrets = await recovers(app);
    expect([secrets.length, app.lines.length]).toEqual([9, 12]);
    for (const line of app.lines) expect(line).toMatch(REQUEST);
    for (const secret of secrets)
      expect([secret.length > 5, secret, app.lines.join().includes(secret)]).toEqual([true, secret, false]);
  });

  it.each([
    ['GET', `/flows/${SECRET}`],
    ['GET', `/config?token=${SECRET}`],
    ['GET', `/${SECRET}/${SECRET}`],
    ['DELETE', `/me/trusted-devices/${SECRET}`],
    ['POST', `/flows/${SECRET}/answers`],
    ['POST', '/flows'],
    ['POST', '/link'],
  ])('repeats nothing that came with %s %s', async (method, path) => {
    const app = await makeApp();
    const body = method === 'POST' ? { token: SECRET, [SECRET]: SECRET, identifier: SECRET } : undefined;
    await app.browser().request(method, path, body, EVERYWHERE);
    if (method === 'POST') await app.browser().request(method, path, `{"password": ${SECRET}`, EVERYWHERE);
    expect(app.lines.length).toBeGreaterThan(0);
    for (const line of app.lines) expect(line).toMatch(REQUEST);
    expect(app.lines.join()).not.toContain(SECRET);
  });

  it('repeats nothing that a failing store, mail server or parser quotes', async () => {
    const app = await makeApp();
    const cause = new Error(`duplicate key value: "${SECRET}"`);
    app.ports.mail.send = () => Promise.reject(new Error(`550 <ben@acme.test> "${SECRET}" refused`, { cause }));
    await app.browser().recover('ben@acme.test');
    app.ports.store.update = () => Promise.reject(new UnavailableError('no', cause));
    await app.browser().signIn('ben@acme.test');
    app.ports.store.update = async () => JSON.parse(SECRET) as never;
    await app.browser().signIn('ben@acme.test');
    const failures = app.lines.filter((line) => !REQUEST.test(line)).map((line) => JSON.parse(line) as object);
    expect(failures).toMatchObject([
      {
        msg: 'A mail could not be sent.',
        err: { message: '550 <…> …', cause: { message: 'duplicate key value: …' } },
      },
      { msg: 'A request failed.', err: { type: 'UnavailableError', cause: { message: 'duplicate key value: …' } } },
      { msg: 'A request failed.', err: { type: 'SyntaxError' } },
    ]);
    expect(app.lines.join()).not.toMatch(new RegExp(`${SECRET}|ben@`));
  });
});
