import { expect, it } from 'vitest';
import { standard, type Policy } from '@sallyport/rules';
import { smsGateway } from '../../server/src/adapters/sms-gateway.ts';
import { readSmsSettings } from '../../server/src/sms-settings.ts';
import { startFakeGateway } from '../support/programs/fake-gateway.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { factors } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const ALL: Partial<Policy> = {
  factors: factors('email', 'sms', 'totp', 'backup-code'),
  email: { ...standard.email, mode: 'both' },
};
const NUMBER = '+4915112345678';

/** A gateway that takes nothing, and says again what it was sent. */
async function brokenGateway() {
  const { origin, received, close } = await startFakeGateway((response) =>
    response.writeHead(500).end(received.at(-1)?.body),
  );
  const settings = readSmsSettings({ SALLYPORT_SMS: `${origin}/send?key=k3y` });
  if (!settings) throw new Error('no gateway is set');
  return { sms: smsGateway(settings), received, close };
}

/**
 * ben sets up a phone, then mail; signs in by the phone, then by mail because the gateway fails, and once in vain
 * because the store does. Remembers what was sent, and all that came back or was logged.
 */
async function wholeStory(app: TestApp) {
  const responses: { body: string; headers: string }[] = [];
  const codes: string[] = [];
  const links: string[] = [];
  const watched = () => {
    const browser = app.browser();
    browser.onResponse = (body, headers) => responses.push({ body, headers: JSON.stringify([...headers]) });
    return browser;
  };
  const texted = () => codes[codes.push(app.textedCode()) - 1] ?? '';
  const mailed = () => {
    links.push(app.mailedToken());
    return codes[codes.push(app.mailedCode()) - 1] ?? '';
  };
  const answer = (browser: TestBrowser, code: string) => browser.answer({ kind: 'code', code });

  const ben = watched();
  await ben.signIn('ben@acme.test');
  await ben.start('enrol', { type: 'sms' });
  const { step } = ben;
  const odd = { kind: 'phone', revision: step?.revision, number: NUMBER, country: 'DE' };
  await ben.request('POST', `/flows/${step?.flow}/answers`, odd);
  const refused = responses.length;
  await ben.answer({ kind: 'phone', number: NUMBER });
  const typing = responses.length;
  await answer(ben, texted());
  await ben.answer({ kind: 'saved' });

  await ben.start('enrol', { type: 'email' });
  const byMail = mailed();
  // tells the code: whoever holds the link read the mail
  await app.browser().request('POST', '/link', { token: links[0] });
  await answer(ben, byMail);

  app.wait(60);
  const next = watched();
  await next.signIn('ben@acme.test');
  await answer(
    next,
    texted().replace(/./, (digit) => String((Number(digit) + 1) % 10)),
  );
  app.wait(60);
  await next.answer({ kind: 'resend' });
  await next.reload();
  const meanwhile = await app.dump();
  await answer(next, texted());
  await next.request('GET', '/me');

  app.wait(60);
  const gateway = await brokenGateway();
  app.ports.sms = gateway.sms;
  await next.signIn('ben@acme.test');
  codes.push(/#(\d{6})/.exec(gateway.received[0]?.body ?? '')?.[1] ?? '');
  await answer(next, mailed());
  await next.request('GET', '/me');
  const dump = await app.dump();
  await gateway.close();

  app.wait(60);
  await next.signIn('ben@acme.test');
  app.ports.store.update = () => Promise.reject(new Error('broken'));
  await answer(next, mailed());
  const failures = app.lines.filter((line) => line.includes('"level":"error"'));
  // no step of it was skipped
  expect([next.step?.kind, gateway.received.length, failures.length]).toEqual(['code', 1, 3]);
  return {
    codes,
    links,
    log: app.lines,
    meanwhile,
    dump,
    headers: responses.map(({ headers }) => headers),
    bodies: responses.map(({ body }) => body),
    withoutTyping: responses.filter((_, index) => index < refused || index >= typing).map(({ body }) => body),
  };
}

/** Whether the code stands there, and not as some digits of a time. */
const tells = (text: string, code: string) => new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text);
const digits = NUMBER.slice(-8);
const kindOf = (line: string) => line.split(':', 1)[0] ?? '';

onEachStore('A-16 what was sent to a person', (makeApp) => {
  it('is in no response, header or line of the log: codes, links', async () => {
    const { codes, links, log, headers, bodies } = await wholeStory(await makeApp({ policy: ALL }));
    expect([codes.map((code) => code.length), links.length]).toEqual([Array(7).fill(6), 3]);
    const told = [...log, ...headers, ...bodies].join('\n');
    for (const code of codes) expect([code, tells(told, code)]).toEqual([code, false]);
    for (const link of links) expect([link, told.includes(link)]).toEqual([link, false]);
  });

  it('nor is the phone number, but while it is being typed in', async () => {
    const { log, headers, bodies, withoutTyping } = await wholeStory(await makeApp({ policy: ALL }));
    expect(bodies.join().replaceAll(' ', '')).toContain(digits);
    expect([...log, ...headers, ...withoutTyping].join('\n').replaceAll(' ', '')).not.toContain(digits);
    expect(withoutTyping.join()).toContain('+49 ••• ••78');
  });
});

onEachStore('A-17 a dump of the store', (makeApp) => {
  it('tells no code and no link that was sent; a phone number only its account, and what is going on', async () => {
    const app = await makeApp({ policy: ALL });
    const { codes, links, meanwhile, dump } = await wholeStory(app);
    const all = [...meanwhile, ...dump].join('\n');
    for (const code of codes) expect([code, tells(all, code)]).toEqual([code, false]);
    for (const link of links) expect([link, all.includes(link)]).toEqual([link, false]);
    const telling = (lines: string[]) => lines.filter((line) => line.includes(digits)).map(kindOf);
    expect(telling(meanwhile).sort()).toEqual(['account', 'flow']);
    expect(telling(dump)).toEqual(['account']);
    expect(dump.some((line) => line.startsWith(`account:${app.ben.id} `) && line.includes(digits))).toBe(true);
  });
});
