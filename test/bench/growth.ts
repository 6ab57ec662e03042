import { appCode, TOTP_SECRET } from '../support/people.ts';
import type { Bench } from './bench.ts';
import { measure, spread, type Task } from './measure.ts';
import { nextStep } from './next-step.ts';
import type { Child } from './start-child.ts';
import { count, table, times, verdict } from './table.ts';
import { visitorOf, type Session } from './visitor.ts';

const ROUNDS = 5;
const WARM_UPS = 1;
const PEOPLE = Array.from({ length: 60 }, (_, index) => `p${index}@bench.test`);
const ONE = 'one@bench.test';
const LOGINS_OF_ONE = 30;
const READS = 600;
/** How many times the cost of an empty store a full one may have. */
const MOST = 1.1;

interface Size {
  name: string;
  child: Child;
  login: number[];
  session: number[];
}

/** Whether logins and session reads become dearer as accounts become many, or the sessions of one. */
export async function reportGrowth(bench: Bench, store: string): Promise<string> {
  const accounts = [0, 10_000, 100_000, ...(bench.full ? [1_000_000] : [])];
  const byAccounts = await compare(await Promise.all(accounts.map((n) => withAccounts(bench, store, n))), loginAll);
  const sessions = [0, 10_000];
  const bySessions = await compare(await Promise.all(sessions.map((n) => withSessions(bench, store, n))), loginOne);
  return [
    `Growth on ${store} CPU time of the server for one operation, in microseconds, and against the first of its group`,
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
  const child = await bench.start('sallyport', store);
  await child.add(PEOPLE, 'plain');
  await child.fill(accounts);
  return { name: `${count(accounts)} other accounts`, child, login: [], session: [] };
}

async function withSessions(bench: Bench, store: string, sessions: number): Promise<Size> {
  const child = await bench.start('sallyport', store);
  await child.add([ONE], 'plain');
  await child.fillSessions(ONE, sessions);
  return { name: `${count(sessions)} other sessions of the account`, child, login: [], session: [] };
}

type Login = (child: Child, keep: (session: Session) => void) => Promise<number>;

async function loginAll(child: Child, keep: (session: Session) => void): Promise<number> {
  const visitor = visitorOf(child);
  const now = await nextStep(child);
  const code = () => appCode(TOTP_SECRET, now());
  const tasks = PEOPLE.map(
    (email): Task =>
      async (line) =>
        keep(await visitor.login(line, email, code)),
  );
  return (await measure(child, tasks)).micros;
}

/** A code works once: the clock goes on before each login. */
async function loginOne(child: Child, keep: (session: Session) => void): Promise<number> {
  const visitor = visitorOf(child);
  const task: Task = async (line) => {
    const now = await nextStep(child);
    keep(await visitor.login(line, ONE, () => appCode(TOTP_SECRET, now())));
  };
  const tasks = Array.from({ length: LOGINS_OF_ONE }, () => task);
  return (await measure(child, tasks, { connections: 1 })).micros;
}

async function compare(sizes: Size[], login: Login): Promise<string[][]> {
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const size of sizes) {
      const sessions: Session[] = [];
      const micros = await login(size.child, (session) => sessions.push(session));
      const reads = await readAll(size.child, sessions);
      if (round < 0) continue;
      size.login.push(micros);
      size.session.push(reads);
    }
  }
  await Promise.all(sizes.map(({ child }) => child.close()));
  return sizes.map(({ name, ...size }) => [
    name,
    ...columns(size.login, sizes[0]?.login ?? []),
    ...columns(size.session, sizes[0]?.session ?? []),
  ]);
}

async function readAll(child: Child, sessions: Session[]): Promise<number> {
  const visitor = visitorOf(child);
  const each = Math.ceil(READS / sessions.length);
  const tasks = sessions.map(
    (session): Task =>
      async (line) => {
        for (let i = 0; i < each; i++) await visitor.readSession(line, session);
      },
  );
  return (await measure(child, tasks, { each })).micros;
}

function columns(micros: number[], first: number[]): string[] {
  const ratio = spread(micros.map((value, round) => value / (first[round] ?? 0))).median;
  const compared = micros === first ? ['', '', ''] : [times(ratio), ...verdict(ratio, MOST)];
  return [count(spread(micros).median), ...compared];
}
