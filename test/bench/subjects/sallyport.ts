import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { standard, type Account, type Policy } from '@sallyport/rules';
import { createApp } from '@sallyport/server';
import { Hono } from 'hono';
import { accountKey, changeAccount, findAccount } from '../../../server/src/accounts/account-store.ts';
import { sealSecret } from '../../../server/src/accounts/authenticator-secret.ts';
import { createAccount } from '../../../server/src/accounts/create-account.ts';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import { forTenant } from '../../../server/src/policies/for-tenant.ts';
import { beginSession } from '../../../server/src/sessions/begin-session.ts';
import { hintList } from '../../../server/src/sessions/session-store.ts';
import { PASSWORD, TOTP_SECRET } from '../../support/people.ts';
import { testPorts } from '../../support/test-ports.ts';
import { askedStore } from './asked-store.ts';
import { eitherHasher, hasherOf } from './either-hasher.ts';
import { fillPostgres } from './fill-postgres.ts';
import { fillRedis } from './fill-redis.ts';
import { NOTHING, repeat, SITE, type Hashing, type Subject, type SubjectOptions } from './subject.ts';

const TENANT = 'bench';

/** Everything on that an owner can switch on, with limits that the bench doesn't reach. */
const POLICY: Partial<Policy> = {
  attempts: { ...standard.attempts, lockAfter: 100, checkRate: { count: 100, per: 60 } },
  perSource: { ...standard.perSource, passwords: 100_000 }, // everybody comes from one address
  enforcement: { group: 'all' },
  onPolicyChange: 'end-sessions',
};

/** The backend as its users run it, but for a clock that can be set forward. */
export async function sallyport({ store: url, delay }: SubjectOptions): Promise<Subject> {
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const opened = await openStore(url, { now: clock });
  // counting costs: it is done where it is asked for
  const counted = delay === undefined ? undefined : askedStore(opened, delay);
  const ports = await testPorts({
    clock,
    url: SITE,
    policy: POLICY,
    store: counted?.store ?? opened,
    hasher: eitherHasher,
    remoteAddress: (c) => (c.env as { incoming: IncomingMessage }).incoming.socket.remoteAddress,
    trustedProxies: ['127.0.0.0/8'],
  });
  const { store } = ports;

  async function add(email: string, hashing: Hashing): Promise<void> {
    const created = await createAccount(
      { ...ports, hasher: hasherOf(hashing) },
      { tenant: TENANT, email, password: PASSWORD, role: 'member', owner: false },
    );
    if (!created) throw new Error(`${email} is taken`);
    const sealedSecret = await sealSecret(ports.keyring, created.id, TOTP_SECRET);
    await changeAccount(ports, created.id, (account) => ({
      ...account,
      authenticators: [{ id: 'app1', type: 'totp', sealedSecret, lastStep: 0, addedAt: clock() }],
      defaultAuthenticator: 'app1',
    }));
  }

  /** What was put there past the store has to be what the store finds. */
  async function checkFilled(accounts: number): Promise<void> {
    const list = `tenant-accounts:${TENANT}`;
    const { keys } = await store.list(list, { limit: 100 });
    const ids = keys.map((key) => key.slice(list.length + 1));
    const found = await store.getMany<Account[]>(ids.map(accountKey));
    const isThere = found.every((each, index) => each?.id === ids[index]);
    if (!isThere || ids.length < Math.min(accounts, 100))
      throw new Error('The store does not find what it was filled with.');
  }

  return {
    app: new Hono().route('/auth', createApp(ports)),
    add: (emails, hashing) => repeat(emails.length, (index) => add(emails[index] ?? '', hashing)),
    async fill(accounts) {
      const model = `model-${randomBytes(6).toString('hex')}@bench.test`;
      await add(model, 'plain');
      const account = await findAccount(ports, model);
      if (!account) throw new Error(`Nobody is ${model}`);
      const fill = [fillPostgres, fillRedis][['postgres', 'redis'].findIndex((kind) => url.startsWith(kind))];
      if (fill) {
        await fill(url, account, accounts);
        return checkFilled(accounts);
      }
      await repeat(accounts, async (index) => {
        const id = randomBytes(12).toString('base64url');
        const put = (key: string, value: unknown) => store.update(key, () => ({ set: value, return: undefined }), null);
        await Promise.all([
          put(`login:${randomBytes(32).toString('base64url')}`, { account: id }),
          put(`tenant-accounts:${TENANT}:${id}`, 1),
          put(accountKey(id), { ...account, id, email: `filler-${index}@bench.test` }),
        ]);
      });
    },
    async fillSessions(email, sessions) {
      const account = await findAccount(ports, email);
      if (!account) throw new Error(`Nobody is ${email}`);
      const tenantPorts = await forTenant(ports, account.tenant);
      await repeat(sessions, () =>
        beginSession(tenantPorts, account, { amr: ['pwd', 'otp', 'mfa'], device: 'Bench', tenantEpoch: 0 }),
      );
      const begun = sessions === 0 ? [] : (await store.list(hintList(account.id), { limit: sessions })).keys;
      if (begun.length < sessions) throw new Error(`${email} has ${begun.length} sessions, not ${sessions}`);
    },
    move(seconds) {
      ahead += seconds * 1000;
      return clock();
    },
    asked: () => counted?.asked() ?? NOTHING,
    close: () => store.close(),
  };
}
