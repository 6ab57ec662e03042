import { createApp, type Message } from '@sallyport/server';
import type { Account, Policy } from '@sallyport/rules';
import { Hono } from 'hono';
import { createAccount, type NewAccount } from '../../server/src/accounts/create-account.ts';
import { pinoLog } from '../../server/src/adapters/pino-log.ts';
import { sealSecret } from '../../server/src/accounts/authenticator-secret.ts';
import { backupCodeHash } from '../../server/src/accounts/backup-codes.ts';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { TestBrowser } from './test-browser.ts';
import { openTestStore } from './store/open-test-store.ts';
import { testPorts } from './test-ports.ts';
import { appCode, PASSWORD, TOTP_SECRET } from './people.ts';

export interface TestAppOptions {
  policy?: Partial<Policy>;
  /** A URL of the stores; memory unless told. */
  store?: string;
  url?: string;
  origins?: string[];
  trustedProxies?: string[];
}

/**
 * The real backend with a clock that the test moves, a hasher that is fast and mail that is kept. `anna` has an
 * authenticator app and no backup codes; `ben` has nothing yet. Both are members of `acme`.
 */
export async function testApp({
  url = 'https://auth.acme.test',
  store: storeUrl = 'memory:',
  ...options
}: TestAppOptions = {}) {
  let now = Date.UTC(2026, 0, 15, 12);
  const clock = () => now;
  const outbox: Message[] = [];
  const texts: { to: string; text: string }[] = [];
  const errors: unknown[] = [];
  const lines: string[] = [];
  const log = pinoLog('info', { write: (line) => void lines.push(line) });
  const { store, dump } = await openTestStore(storeUrl, clock);
  const ports = await testPorts({
    ...options,
    store,
    clock,
    url,
    mail: { send: async (message) => void outbox.push(message) },
    sms: { send: async (message) => void texts.push(message) },
    log: {
      ...log,
      error(message, error) {
        errors.push(error);
        log.error(message, error);
      },
    },
  });
  const app = new Hono().route('/auth', createApp(ports));

  /** Adds a person; with an authenticator app where asked for. */
  async function addAccount(
    person: Partial<NewAccount> & { email: string; totp?: boolean | Uint8Array },
  ): Promise<Account> {
    const { totp, ...rest } = person;
    const created = await createAccount(ports, {
      tenant: 'acme',
      role: 'member',
      owner: false,
      password: PASSWORD,
      ...rest,
    });
    if (!created) throw new Error(`${person.email} is taken`);
    if (!totp) return created;
    const sealedSecret = await sealSecret(ports.keyring, created.id, totp === true ? TOTP_SECRET : totp);
    const authenticator = { id: 'app1', type: 'totp', sealedSecret, lastStep: 0, addedAt: now } as const;
    const changed = await changeAccount(ports, created.id, (account) => ({
      ...account,
      authenticators: [authenticator],
      defaultAuthenticator: authenticator.id,
    }));
    return changed ?? created;
  }

  /** Sets these factors up for an account, in place of what it has; the first is the default. */
  async function giveFactors(id: string, ...factors: [Factor, ...Factor[]]): Promise<void> {
    const sealedSecret = await sealSecret(ports.keyring, id, TOTP_SECRET);
    const authenticators = factors.map((factor) => ({
      ...(factor.type === 'totp' ? { ...factor, sealedSecret, lastStep: 0 } : factor),
      addedAt: now,
    }));
    const defaultAuthenticator = factors[0].id;
    await changeAccount(ports, id, (account) => ({ ...account, authenticators, defaultAuthenticator }));
  }

  /** Gives an account these backup codes, and no others. */
  async function giveBackupCodes(id: string, codes: string[]): Promise<string[]> {
    const backupCodes = await Promise.all(codes.map((code) => backupCodeHash(ports, id, code)));
    await changeAccount(ports, id, (account) => ({ ...account, backupCodes }));
    return codes;
  }

  const anna = await addAccount({ email: 'anna@acme.test', userName: 'anna', totp: true });
  const ben = await addAccount({ email: 'ben@acme.test' });

  return {
    app,
    ports,
    outbox,
    texts,
    errors,
    /** What the log has written, as the server does. */
    lines,
    anna,
    ben,
    addAccount,
    giveBackupCodes,
    giveFactors,
    /** The code of the last mail. */
    mailedCode: () => codeIn(outbox.at(-1)?.text),
    /** The code of the last short message. */
    textedCode: () => codeIn(texts.at(-1)?.text),
    /** What the link of the last mail carries. */
    mailedToken: () => /#(\S+)/.exec(outbox.at(-1)?.text ?? '')?.[1] ?? '',
    /** Another browser: its own cookies, and headers that it sends with everything. */
    browser: (headers: Record<string, string> = {}) => new TestBrowser(app, ports.site.url.origin, headers),
    /** Everything that is stored, a line a key. */
    dump,
    /** Puts another policy in force, as a restart with a new one does. */
    setPolicy: (different: Partial<Policy>) => void (ports.defaults = { ...ports.defaults, ...different }),
    /** Moves the clock, in seconds. */
    wait: (seconds: number) => void (now += seconds * 1000),
    /** What anna's app shows now, or so many steps of 30 s from now. */
    code: (steps = 0) => appCode(TOTP_SECRET, now, steps),
    now: clock,
  };
}

/** Factors as `giveFactors` takes them. */
export const MAIL = { id: 'mail1', type: 'email' } as const;
export const PHONE = { id: 'phone1', type: 'sms', number: '+4915112345678' } as const;
export const APP = { id: 'app1', type: 'totp' } as const;
type Factor = { id: string } & ({ type: 'email' } | { type: 'sms'; number: string } | { type: 'totp' });

/** The code that stands in a message. */
function codeIn(message = ''): string {
  const found = /(?<![\w#-])(?=[A-Z]*\d)[0-9A-Z]{6}(?![\w-])/.exec(message);
  if (!found) throw new Error(`no code in: ${message}`);
  return found[0];
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;
