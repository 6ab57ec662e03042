import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyring } from '@sallyport/server';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { sealSecret } from '../../server/src/accounts/authenticator-secret.ts';
import { backupCodeHash } from '../../server/src/accounts/backup-codes.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import type { AuditEvent } from '@sallyport/protocol';
import { generateInvitation, keepInvitation } from '../../server/src/accounts/invitation-store.ts';
import { putInvited } from '../../server/src/accounts/invited-account.ts';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { openStore } from '../../server/src/adapters/open-store.ts';
import { NO_VERSION, PLATFORM, writePolicyDocument } from '../../server/src/policies/policy-store.ts';
import { startFakeGateway, type FakeGateway } from '../support/programs/fake-gateway.ts';
import { HttpBrowser } from '../support/programs/http-browser.ts';
import { startMailServer, type MailServer } from '../support/programs/mail-server.ts';
import { appCode, PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { freePort, startServer, type ServerProcess } from '../support/programs/server-process.ts';
import { placeInPostgres, placeInRedis, postgresUrl, redisUrl, type StorePlace } from '../support/programs/services.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { testPorts } from '../support/test-ports.ts';

/** Of the policy `standard`, that a server begins with. */
const LIMIT = 10;
const SECRET = new Uint8Array(32).fill(3);
/** Accounts without a factor, one for each number that somebody types. */
const PHONES = Array.from({ length: 14 }, (_, nth) => `phone${nth}`);
const INVITED = 'ivy@newco.test';
const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
const sqlite = async (): Promise<StorePlace> => ({
  url: `sqlite:${join(folder, 'shared.db')}`,
  remove: async () => {},
});
const [redis, postgres] = [await redisUrl(), await postgresUrl()];

const STORES: { store: string; makePlace: () => Promise<StorePlace> }[] = [
  { store: 'sqlite', makePlace: sqlite },
  ...(redis ? [{ store: 'redis', makePlace: () => placeInRedis(redis) }] : []),
  ...(postgres ? [{ store: 'postgres', makePlace: () => placeInPostgres(postgres) }] : []),
];

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(STORES)('two server processes on one store: $store', { timeout: 60_000 }, ({ makePlace }) => {
  let place: StorePlace;
  let origin: string;
  let mails: MailServer;
  let gateway: FakeGateway;
  const servers: { process: ServerProcess; address: string }[] = [];
  const tokens: string[] = [];
  const addressOf = (index: number) => servers[index % servers.length]?.address ?? '';

  const start = async () => {
    const port = String(await freePort());
    origin ??= `http://localhost:${port}`;
    const process = startServer(
      {
        SALLYPORT_URL: origin,
        SALLYPORT_SECRET: Buffer.from(SECRET).toString('base64'),
        SALLYPORT_STORE: place.url,
        SALLYPORT_TRUSTED_PROXIES: '127.0.0.1', // by which a test says whom it comes from
        SALLYPORT_SMTP: `smtp://localhost:${mails.port}`,
        SALLYPORT_MAIL_FROM: 'no-reply@acme.test',
        SALLYPORT_SMS: gateway.origin,
        PORT: port,
      },
      folder,
    );
    await process.says('Sallyport is at');
    servers.push({ process, address: `http://127.0.0.1:${port}` });
  };

  beforeAll(async () => {
    place = await makePlace();
    mails = await startMailServer();
    gateway = await startFakeGateway((response) => void response.end('{}'));
    await start();
    await start();
    const store = await openStore(place.url, { now: Date.now });
    const ports = await testPorts({
      clock: Date.now,
      url: origin,
      store,
      hasher: argon2Hasher(),
      keyring: await createKeyring(SECRET),
    });
    const withApp = ['a01', 'a02', 'a02b', 'a03', 'a04', 'a28', 'a33', 'a33b', 'a35'];
    for (const name of [...withApp, ...PHONES, 'a37']) {
      const account = await createAccount(ports, {
        email: `${name}@acme.test`,
        tenant: 'acme',
        role: 'member',
        owner: false,
        password: PASSWORD,
      });
      if (!withApp.includes(name)) continue;
      const id = account?.id ?? '';
      const sealedSecret = await sealSecret(ports.keyring, id, TOTP_SECRET);
      const backupCodes = [
        await backupCodeHash(ports, id, 'ABCDE-12345'),
        await backupCodeHash(ports, id, 'FGHJK-67890'),
      ];
      const app = { id: 'app1', type: 'totp', sealedSecret, lastStep: 0, addedAt: Date.now() } as const;
      await changeAccount(ports, id, (current) => ({ ...current, authenticators: [app], backupCodes }));
    }
    for (const tenant of ['acme', 'other']) {
      const { token, invitation } = await generateInvitation(ports);
      const waiting = await putInvited(ports, undefined, { tenant, email: INVITED, role: 'member', invitation });
      await keepInvitation(ports, waiting?.id ?? '', invitation);
      tokens.push(token);
    }
    const document = { factors: { member: ['totp', 'backup-code', 'sms'] } } as const;
    await writePolicyDocument(ports, PLATFORM, { document, author: 'system-admin', forbidsTrust: false }, NO_VERSION);
    await store.close();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map(({ process }) => process.end('SIGKILL')));
    await Promise.all([mails.close(), gateway.close()]);
    await place.remove();
  });

  const signIn = async (name: string, index = 0) => {
    const browser = new HttpBrowser(addressOf(index), origin);
    await browser.signIn(`${name}@acme.test`, PASSWORD);
    return browser;
  };
  const mailedCode = (address: string) =>
    mails.taken.filter(({ to }) => to.includes(address)).flatMap(({ raw }) => /^\d{6}(?=\r?$)/m.exec(raw) ?? [])[0];
  const wrong = () => ({ kind: 'code' as const, code: wrongCode(TOTP_SECRET, Date.now()) });
  const right = () => ({ kind: 'code' as const, code: appCode(TOTP_SECRET, Date.now()) });

  it('A-01 R-45 a hundred wrong codes at once: as many as the limit are looked at', async () => {
    const browser = await signIn('a01');
    const answers = await inParallel(100, (index) => browser.at(addressOf(index)).answer(wrong()));
    expect(tally(answers.map(({ problem }) => problem?.code ?? 'none'))).toEqual({ 'invalid-code': LIMIT, locked: 90 });
    expect((await browser.answer(right())).kind).toBe('locked');
  });

  it('A-02 R-48 the right code fifty times at once, and a backup code in ten flows: one success each', async () => {
    const browser = await signIn('a02');
    const answers = await inParallel(50, (index) => browser.at(addressOf(index)).answer(right()));
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);

    const browsers = await inTurn(LIMIT, (index) => signIn('a02b', index));
    const chosen = await inTurn(LIMIT, async (index) =>
      browsers[index]?.answer({ kind: 'choose', authenticator: 'backup-code' }),
    );
    const raced = await Promise.all(
      browsers.map((each, index) => each.answer({ kind: 'code', code: 'ABCDE-12345' }, chosen[index])),
    );
    expect(raced.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  });

  it('A-03 R-45 wrong codes over twenty flows and two ways share one budget', async () => {
    const browsers = await inTurn(20, async (index) => {
      const browser = await signIn('a03', index);
      if (index % 4 > 1) await browser.answer({ kind: 'choose', authenticator: 'backup-code' });
      return browser;
    });
    const answers = await Promise.all(browsers.map((each) => each.answer(wrong())));
    expect(tally(answers.map(({ problem }) => problem?.code ?? 'none'))).toEqual({ 'invalid-code': LIMIT, locked: 10 });
  });

  it('A-04 R-45 right passwords between wrong codes: locked at the limit', async () => {
    for (let i = 0; i < LIMIT; i++) await (await signIn('a04', i)).answer(wrong());
    for (const index of [0, 1]) {
      const browser = await signIn('a04', index);
      expect(browser.step?.kind).toBe('locked');
    }
  });

  it('A-32 an address that two tenants have invited, accepted ten times at once: it is one account’s', async () => {
    const browsers = await inTurn(10, async (index) => {
      const browser = new HttpBrowser(addressOf(index), origin);
      await browser.accept(tokens[index % 4 < 2 ? 0 : 1] ?? '');
      return browser;
    });
    const answers = await inParallel(10, (index) =>
      browsers[index]!.answer({ kind: 'new-password', password: `${PASSWORD} ${index}` }),
    );
    const kinds = answers.map(({ kind, problem }) => problem?.code ?? kind);
    const { done, 'identifier-taken': taken = 0, 'flow-over': over = 0 } = tally(kinds);
    expect([done, taken + over]).toEqual([1, 9]);
    const won = kinds.indexOf('done');
    expect(answers[won]).toMatchObject({ session: { account: { tenant: won % 4 < 2 ? 'acme' : 'other' } } });
    const again = new HttpBrowser(addressOf(won + 1), origin);
    expect((await again.signIn(INVITED, `${PASSWORD} ${won}`)).kind).toBe('done');
  });

  it('A-35 120 names from one address at once: a hundred are looked at, by both together', async () => {
    const replies = await inParallel(120, (index) =>
      fetch(`${addressOf(index)}/auth/flows`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.7' },
        body: JSON.stringify({
          purpose: 'sign-in',
          answer: { kind: 'credentials', identifier: `name${index}@acme.test`, password: 'Spring2026' },
        }),
      }),
    );
    const { 422: looked = 0, 503: busy = 0, ...refused } = tally(replies.map(({ status }) => status));
    expect([looked + busy, refused]).toEqual([100, { 429: 20 }]); // who finds no place in the line was counted too
    expect((await signIn('a35')).step?.kind).toBe('code');
  });

  it('A-33 R-49 24 wrong passwords of one address at once use up its budget, and no known browser’s', async () => {
    const known = new HttpBrowser(addressOf(0), origin, '203.0.113.6');
    await known.signIn('a33@acme.test', PASSWORD);
    expect((await known.answer(right())).kind).toBe('done');
    const guesser = (index: number) => new HttpBrowser(addressOf(index), origin, '203.0.113.6');
    await inParallel(24, (index) => guesser(index).signIn('a33@acme.test', 'wrong'));
    for (const index of [0, 1]) {
      expect((await guesser(index).signIn('a33@acme.test', PASSWORD)).problem?.code).toBe('invalid-credentials');
      expect((await known.at(addressOf(index)).signIn('a33@acme.test', PASSWORD)).kind).toBe('code');
    }
  });

  it('A-33 of twenty codes at once in a recovery five are looked at, and no sign-in is locked by them', async () => {
    const thief = new HttpBrowser(addressOf(0), origin, '203.0.113.7');
    await thief.recover('a33b@acme.test');
    await expect.poll(() => mailedCode('a33b@acme.test')).toBeDefined();
    const step = await thief.answer({ kind: 'code', code: mailedCode('a33b@acme.test') ?? '' });
    expect(step).toMatchObject({ kind: 'code', for: 'challenge' });
    const answers = await inParallel(20, (index) => thief.at(addressOf(index)).answer(wrong(), step));
    const { 'invalid-code': looked } = tally(answers.map(({ problem }) => problem?.code ?? 'none'));
    expect(looked).toBe(4); // and the fifth ends it
    const owner = new HttpBrowser(addressOf(1), origin, '203.0.113.8');
    await owner.signIn('a33b@acme.test', PASSWORD);
    expect((await owner.answer(right())).kind).toBe('done');
  });

  it('A-36 messages to fourteen typed numbers at once, of as many accounts: ten go out for the address', async () => {
    const browsers = await inParallel(PHONES.length, async (index) => {
      const browser = new HttpBrowser(addressOf(index), origin, '203.0.113.9');
      await browser.signIn(`${PHONES[index]}@acme.test`, PASSWORD);
      await browser.start('enrol', { type: 'sms' });
      return browser;
    });
    const numbers = PHONES.map((_, nth) => `+49151${10 + nth}345678`);
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.answer({ kind: 'phone', number: numbers[index] ?? '' })),
    );
    expect(tally(answers.map(({ problem }) => problem?.code ?? 'sent'))).toEqual({ sent: 10, 'too-many-sends': 4 });
    expect(gateway.received).toHaveLength(10);
  });

  it('A-37 a sealed first step goes on once, and forty recoveries of nobody at once are one event', async () => {
    const browser = new HttpBrowser(addressOf(0), origin, '203.0.113.10');
    const step = await browser.start('sign-in');
    const answer = { kind: 'credentials', identifier: 'a37@acme.test', password: PASSWORD } as const;
    const answers = await inParallel(8, (index) => browser.at(addressOf(index)).answer(answer, step));
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const asked = await inParallel(40, (index) =>
      new HttpBrowser(addressOf(index), origin, '203.0.113.11').recover(`made-up-${index}@acme.test`),
    );
    expect(tally(asked.map(({ kind, problem }) => problem?.code ?? kind))).toEqual({
      code: 30,
      'too-many-attempts': 10,
    });
    const store = await openStore(place.url, { now: Date.now });
    const { keys } = await store.list('audit:nobody');
    const events = (await store.getMany<AuditEvent[]>(keys)).filter((event) => event?.kind === 'recovery-asked');
    await store.close();
    expect(events.map((event) => [event?.address, event?.details.count])).toEqual([['203.0.113.11', 30]]);
  });

  it('A-28 one of them killed in the middle: no guess is free, and the other goes on', async () => {
    const browser = await signIn('a28');
    const guesses = inParallel(100, (index) =>
      browser
        .at(addressOf(index))
        .answer(wrong())
        .then(({ problem }) => problem?.code ?? 'none')
        .catch(() => 'cut off'),
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    const killed = servers.pop();
    await killed?.process.end('SIGKILL');
    const { 'invalid-code': looked = 0, locked = 0, ...other } = tally(await guesses);
    expect(looked).toBeLessThanOrEqual(LIMIT);
    expect(looked + locked).toBeGreaterThan(0);
    expect(Object.keys(other)).toEqual(['cut off']);
    for (let i = looked; i < LIMIT; i++) await browser.answer(wrong()); // what was cut off may have been counted
    expect((await browser.answer(right())).kind).toBe('locked');
  });
});
