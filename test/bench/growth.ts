import { appCode, TOTP_SECRET } from '../support/people.ts';
import type { Bench } from './bench.ts';
import type { Service } from '../support/programs/programs.ts';
import { measure, spread, type Sample, type Task } from './measure.ts';
import { nextStep } from './next-step.ts';
import { startStorage } from './open-storage.ts';
import type { Child } from './start-child.ts';
import { count, table, times, verdict } from './table.ts';
import { visitorOf, type Session } from './visitor.ts';

/** Many and short ones: what else the machine does then falls on both sizes of a round alike, or on few rounds. */
const ROUNDS = 15;
const WARM_UPS = 3;
const PEOPLE = Array.from({ length: 20 }, (_, index) => `p${index}@bench.test`);
const ONE = 'one@bench.test';
const LOGINS_OF_ONE = 10;
const READS = 200;
/** How many times the cost of an empty store a full one may have. */
const MOST = 1.1;

interface Size {
  name: string;
  child: Child;
  stop(): Promise<void>;
  login: number[];
  session: number[];
}

/**
 * Whether logins and session reads become dearer as accounts become many, or the sessions of one.
 *
 * @param accounts  The sizes that are compared, the empty one first.
 */
export async function reportGrowth(bench: Bench, store: string, accounts: number[]): Promise<string> {
  const of = isService(store) ? 'micros passed' : 'micros';
  const byAccounts = await compare(await Promise.all(accounts.map((n) => withAccounts(bench, store, n))), loginAll, of);
  // how the sessions of one are found doesn't hang on the storage, and over a network they take long to begin
  const sessions = isService(store) ? [] : [0, 50]; // an account has no more
  const bySessions = await compare(await Promise.all(sessions.map((n) => withSessions(bench, store, n))), loginOne, of);
  return [
    `Growth on ${store}`,
    of === 'micros' ? 'CPU time of the server' : 'time that passed, what the store works included,',
    'for one operation, in microseconds, and against the first of its group',
    `(medians over ${ROUNDS} rounds, the sizes in turn). The sessions of one account are begun one after the other,`,
    'over one connection.',
    '',
    table(
      ['in the store', 'login', 'ratio', 'target', '', 'GET /session', 'ratio', 'target', ''],
      [...byAccounts, [], ...bySessions],
    ),
  ].join('\n');
}

async function withAccounts(bench: Bench, store: string, accounts: number): Promise<Size> {
  const size = await open(bench, store, `${count(accounts)} other accounts`);
  await size.child.add(PEOPLE, 'plain');
  await size.child.fill(accounts);
  return size;
}

async function withSessions(bench: Bench, store: string, sessions: number): Promise<Size> {
  const size = await open(bench, store, `${count(sessions)} other sessions of the account`);
  await size.child.add([ONE], 'plain');
  await size.child.fillSessions(ONE, sessions);
  return size;
}

/** A subject with a store of its own; a server for it is started for this size alone. */
async function open(bench: Bench, store: string, name: string): Promise<Size> {
  const empty = { name, login: [], session: [] };
  if (!isService(store)) {
    const child = await bench.start('sallyport', store);
    return { ...empty, child, stop: () => child.close() };
  }
  const storage = await startStorage(serviceOf(store));
  if (!storage) throw new Error(`There is no ${store} server here.`);
  const child = await bench.start('sallyport', storage.url);
  return {
    ...empty,
    child,
    async stop() {
      await child.close();
      await storage.stop();
    },
  };
}

const isService = (store: string): boolean => store === 'redis:' || store === 'postgres:';
const serviceOf = (store: string): Service => (store === 'redis:' ? 'redis' : 'postgres');

/** What an operation costs: CPU time of the server, or the time that passed until it was done. */
type Cost = 'micros' | 'micros passed';
type Login = (child: Child, keep: (session: Session) => void) => Promise<Sample>;

const costOf = ({ micros, perSecond }: Sample, of: Cost): number => (of === 'micros' ? micros : 1e6 / perSecond);

async function loginAll(child: Child, keep: (session: Session) => void): Promise<Sample> {
  const visitor = visitorOf(child);
  const now = await nextStep(child);
  const code = () => appCode(TOTP_SECRET, now());
  const tasks = PEOPLE.map(
    (email): Task =>
      async (line) =>
        keep(await visitor.login(line, email, code)),
  );
  return measure(child, tasks);
}

/** A code works once: the clock goes on before each login. */
async function loginOne(child: Child, keep: (session: Session) => void): Promise<Sample> {
  const visitor = visitorOf(child);
  const task: Task = async (line) => {
    const now = await nextStep(child);
    keep(await visitor.login(line, ONE, () => appCode(TOTP_SECRET, now())));
  };
  const tasks = Array.from({ length: LOGINS_OF_ONE }, () => task);
  return measure(child, tasks, { connections: 1 });
}

async function compare(sizes: Size[], login: Login, of: Cost): Promise<string[][]> {
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const size of sizes) {
      const sessions: Session[] = [];
      const logins = await login(size.child, (session) => sessions.push(session));
      const reads = await readAll(size.child, sessions);
      if (round < 0) continue;
      size.login.push(costOf(logins, of));
      size.session.push(costOf(reads, of));
    }
  }
  await Promise.all(sizes.map(({ stop }) => stop()));
  return sizes.map(({ name, ...size }) => [
    name,
    ...columns(size.login, sizes[0]?.login ?? []),
    ...columns(size.session, sizes[0]?.session ?? []),
  ]);
}

async function readAll(child: Child, sessions: Session[]): Promise<Sample> {
  const visitor = visitorOf(child);
  const each = Math.ceil(READS / sessions.length);
  const tasks = sessions.map(
    (session): Task =>
      async (line) => {
        for (let i = 0; i < each; i++) await visitor.readSession(line, session);
      },
  );
  return measure(child, tasks, { each });
}

function columns(micros: number[], first: number[]): string[] {
  const ratio = spread(micros.map((value, round) => value / (first[round] ?? 0))).median;
  const compared = micros === first ? ['', '', ''] : [times(ratio), ...verdict(ratio, MOST)];
  return [count(spread(micros).median), ...compared];
}
