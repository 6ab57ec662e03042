import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import { loadSqlite } from '../../../server/src/adapters/sqlite/sqlite-library.ts';
import { PASSWORD, TOTP_SECRET } from '../../support/people.ts';
import { hasherOf, verifyEither } from './either-hasher.ts';
import { repeat, SITE, type Hashing, type Subject, type SubjectOptions } from './subject.ts';

/** The little of the library that is used here; it is no dependency of the project, so its types aren't there. */
interface Auth {
  handler(request: Request): Promise<Response>;
  $context: Promise<{
    secretConfig: unknown;
    internalAdapter: {
      createUser(user: object): Promise<{ id: string }>;
      linkAccount(account: object): Promise<unknown>;
      findUserByEmail(email: string): Promise<{ user: { id: string } } | null>;
      createSession(user: string): Promise<unknown>;
    };
    adapter: { create(row: { model: string; data: object }): Promise<unknown> };
  }>;
}

/** What of Kysely's interfaces is used here. */
interface Dialect {
  createAdapter(): unknown;
  createIntrospector(db: unknown): unknown;
  createQueryCompiler(): unknown;
  createDriver(): {
    acquireConnection(): Promise<{ executeQuery(query: unknown): Promise<unknown> }>;
    releaseConnection(connection: { executeQuery(query: unknown): Promise<unknown> }): Promise<void>;
  };
}

const NEVER = 1_000_000_000;

/**
 * The library with its two-factor plugin; what can be limited is, at what the bench doesn't reach. On SQLite alone: its
 * adapter for memory is for tests, and copies everything for each transaction.
 */
export async function betterAuth({ store, installed, delay }: SubjectOptions): Promise<Subject> {
  const require = createRequire(join(installed, 'package.json'));
  const load = (name: string) => import(pathToFileURL(require.resolve(name)).href);
  const [{ betterAuth: open }, { twoFactor }, { symmetricEncrypt }, { getMigrations }, { NodeSqliteDialect }] =
    await Promise.all(
      [
        'better-auth',
        'better-auth/plugins/two-factor',
        'better-auth/crypto',
        'better-auth/db/migration',
        '@better-auth/kysely-adapter/node-sqlite-dialect',
      ].map(load),
    );
  const sqlite = await openFile(store.slice('sqlite:'.length));
  const dialect = new NodeSqliteDialect({ database: sqlite }) as Dialect;
  let calls = 0;
  const options = {
    baseURL: SITE,
    secret: 'a secret for the bench of 32 bytes and more',
    database: { dialect: delay === undefined ? dialect : slow(dialect, delay, () => calls++), type: 'sqlite' },
    emailAndPassword: {
      enabled: true,
      password: {
        hash: (password: string) => hasherOf('argon2id').hash(password),
        verify: ({ hash, password }: { hash: string; password: string }) => verifyEither(hash, password),
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: NEVER,
      customRules: Object.fromEntries(
        ['/sign-in/*', '/two-factor/*'].map((path) => [path, { window: 60, max: NEVER }]),
      ),
    },
    plugins: [twoFactor({ accountLockout: { maxFailedAttempts: 100 } })],
    logger: { disabled: true },
    telemetry: { enabled: false },
  };
  await (await getMigrations(options)).runMigrations();
  const auth = open(options) as Auth;
  const { internalAdapter, adapter, secretConfig } = await auth.$context;

  async function add(email: string, hashing: Hashing): Promise<void> {
    const user = { email, name: email, emailVerified: true, twoFactorEnabled: true };
    const { id } = await internalAdapter.createUser(user);
    const password = await hasherOf(hashing).hash(PASSWORD);
    await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password });
    const data = new TextDecoder().decode(TOTP_SECRET); // taken as UTF-8
    const secret = await symmetricEncrypt({ key: secretConfig, data });
    await adapter.create({
      model: 'twoFactor',
      data: { userId: id, secret, backupCodes: '', verified: true, failedVerificationCount: 0 },
    });
  }

  return {
    app: new Hono().on(['GET', 'POST'], '/api/auth/*', (c) => auth.handler(c.req.raw)),
    add: async (emails, hashing) => {
      for (const email of emails) await add(email, hashing);
    },
    fill: (accounts) => repeat(accounts, (index) => add(`filler-${index}@bench.test`, 'plain')),
    async fillSessions(email, sessions) {
      const found = await internalAdapter.findUserByEmail(email);
      if (!found) throw new Error(`Nobody is ${email}`);
      await repeat(sessions, () => internalAdapter.createSession(found.user.id));
    },
    move: Date.now, // a code works again
    asked: () => ({ calls, writes: 0 }),
    close: async () => sqlite.close(),
  };
}

/** The same, with a delay before each statement, as a database over the network has it. */
const slow = (dialect: Dialect, delay: number, count: () => void): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createIntrospector: (db) => dialect.createIntrospector(db),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createDriver() {
    const driver = dialect.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async () => {
      const connection = await acquire();
      const execute = connection.executeQuery.bind(connection);
      const slowed = Object.create(connection) as typeof connection;
      slowed.executeQuery = async (query) => {
        count();
        await setTimeout(delay);
        return execute(query);
      };
      return slowed;
    };
    const release = driver.releaseConnection.bind(driver);
    driver.releaseConnection = (connection) => release(Object.getPrototypeOf(connection) as typeof connection);
    return driver;
  },
});

/** As durable as the project's own store. */
async function openFile(file: string) {
  const db = new (await loadSqlite())(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return db;
}
