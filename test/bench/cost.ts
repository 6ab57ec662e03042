import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOTP_SECRET, appCode, wrongCode } from '../support/people.ts';
import type { Bench } from './bench.ts';
import type { Connection } from './connection.ts';
import { installBetterAuth } from './install-better-auth.ts';
import { measure, spread, type Sample, type Task } from './measure.ts';
import { nextStep } from './next-step.ts';
import { openStorage } from './open-storage.ts';
import type { Child } from './start-child.ts';
import { countWrites } from './count-writes.ts';
import type { Writes } from './subjects/subject.ts';
import { count, table, times, verdict } from './table.ts';
import { visitorOf, type Session, type Visit } from './visitor.ts';

/** So many that every subject's code is compiled for good: what a server costs that has just started is another row. */
const WARM_UPS = 4;
/** So many that a round of each is long enough to tell; fewer where one takes a hundred times as long. */
const PEOPLE = { floor: 400, sallyport: 400, 'better-auth': 24 };
const PEOPLE_HASHED = 16;
/** The library that is compared allows four for one password. */
const WRONG_CODES_EACH = 4;
const READS_EACH = 6;

/** What is measured, and how many times the floor's CPU time it may cost in memory; on SQLite twice that. */
const OPERATIONS = {
  'GET /session': 1.6,
  'wrong code': 2.5,
  'right code': 3.5,
  'login, no hash': 3.5,
  'login, argon2id': undefined,
} as const;

/** The floor with the headers of the server's answers, and as many durable writes as it makes. */
const FLOORS = [
  { name: 'floor alike memory:', store: 'memory:' },
  { name: 'floor alike sqlite:', store: 'sqlite:' },
];

type Operation = keyof typeof OPERATIONS;
type Samples = Record<Operation, Sample>;

interface Running {
  name: string;
  child: Child;
  /** How much dearer than in memory the store may be; nothing where no target is set. */
  allowance: number | undefined;
  people: string[];
  hashed: string[];
  rounds: Samples[];
  /** How many writes it is to make for each request; a floor's own business where it is to make none. */
  writes?: Writes;
}

/** What each operation costs, for every subject that is there, against the least it can cost. */
export async function reportCost(bench: Bench): Promise<string> {
  const { running, leftOut, stop } = await startAll(bench);
  for (let round = -WARM_UPS; round < bench.rounds; round++) {
    for (const subject of running) {
      const samples = await play(subject);
      if (round >= 0) subject.rounds.push(samples);
    }
  }
  if (bench.profiles !== undefined) {
    mkdirSync(bench.profiles, { recursive: true });
    for (const subject of running) await play(subject, join(bench.profiles, fileName(subject.name)));
  }
  await stop();

  const rows = (Object.keys(OPERATIONS) as Operation[]).flatMap((operation) => [
    ...running.map((subject) => rowOf(subject, operation, running[0]?.rounds ?? [])),
    [],
  ]);
  return [
    "Cost: CPU time of the server's process for one operation, in microseconds, and operations a second",
    `(${bench.rounds} rounds, the subjects in turn, 16 connections; a login is two requests). "x floor" is the median`,
    'over the rounds, and is held against the target; "min" beside it is the least against the least, which a busy',
    'machine disturbs less. A floor that is alike answers with the headers of the server and makes as many durable',
    'writes, counted before: what the server takes more than it is its own.',
    'What Redis and PostgreSQL spend in their own processes is not in it.',
    '',
    table(['operation', 'subject', 'min', 'median', 'max', 'a second', 'x floor', 'min', 'target', ''], rows),
    ...leftOut.map((reason) => `Left out: ${reason}`),
  ].join('\n');
}

/** Every subject, what could not be had and why, and how to end them. */
async function startAll(bench: Bench) {
  const running: Running[] = [];
  const leftOut: string[] = [];
  const storages: { stop(): Promise<void> }[] = [];
  const add = async (name: string, allowance: number | undefined, start: () => Promise<Child>) => {
    if (name !== 'floor' && !bench.hasSubject(name)) return;
    try {
      const child = await start();
      const run = `${Date.now()}@bench.test`; // a store that lasts has the last run's people
      const people = Array.from({ length: PEOPLE[child.kind] }, (_, index) => `p${index}.${run}`);
      const hashed = Array.from({ length: PEOPLE_HASHED }, (_, index) => `h${index}.${run}`);
      await child.add(people, 'plain');
      await child.add(hashed, 'argon2id');
      running.push({ name, child, allowance, people, hashed, rounds: [] });
    } catch (error) {
      leftOut.push(`${name}: ${(error as Error).message}`);
    }
  };
  await add('floor', undefined, () => bench.start('floor'));
  if (FLOORS.some(({ name }) => bench.hasSubject(name))) {
    const writes = await countWrites(bench);
    for (const { name, store } of FLOORS) {
      await add(name, undefined, async () => {
        const child = await bench.start('floor', store, { alike: true });
        await child.write(writes);
        return child;
      });
      const added = running.find((each) => each.name === name);
      if (added) added.writes = writes;
    }
  }
  await add('sallyport memory:', 1, () => bench.start('sallyport', 'memory:'));
  await add('sallyport sqlite:', 2, () => bench.start('sallyport', 'sqlite:'));
  for (const service of ['redis', 'postgres'] as const) {
    await add(`sallyport ${service}:`, undefined, async () => {
      const storage = await openStorage(service);
      if (!storage) throw new Error('no such server here');
      storages.push(storage);
      return bench.start('sallyport', storage.url);
    });
  }
  await add('better-auth sqlite:', undefined, async () => {
    await installBetterAuth(bench.installed);
    return bench.start('better-auth', 'sqlite:');
  });
  const stop = async () => {
    await Promise.all(running.map(({ child }) => child.close()));
    await Promise.all(storages.map((storage) => storage.stop()));
  };
  return { running, leftOut, stop };
}

/**
 * Every operation once over.
 *
 * @throws where an operation isn't what its name says: a slow hash is in none but the last, and a floor that is alike
 *   writes as often as what it is like.
 * @param profile  Where to leave CPU profiles, if anywhere: the beginning of their names.
 */
async function play({ name, child, people, hashed, writes }: Running, profile?: string): Promise<Samples> {
  const visitor = visitorOf(child);
  const visits: Visit[] = [];
  const sessions: Session[] = [];
  const samples: Partial<Samples> = {};
  const take = async (operation: Operation, tasks: Task[], { each = 1, hashes = 0 } = {}) => {
    const before = await child.slowHashes();
    const asked = await child.asked();
    if (profile !== undefined) await child.startProfile();
    samples[operation] = await measure(child, tasks, { each });
    const counted = (await child.slowHashes()) - before;
    if (counted !== hashes) throw new Error(`${name} "${operation}" took ${counted} slow hashes, not ${hashes}`);
    const wrote = (await child.asked()).writes - asked.writes;
    const due = writes && writesOf(writes, operation) * tasks.length * each;
    if (due !== undefined && wrote !== due) throw new Error(`${name} "${operation}" wrote ${wrote} times, not ${due}`);
    if (profile !== undefined) await child.stopProfile(`${profile}-${fileName(operation)}.cpuprofile`);
  };

  await measure(
    child,
    people.map((email) => async (line) => visits.push(await visitor.signIn(line, email))),
  );
  let now = await nextStep(child);
  await take(
    'wrong code',
    visits.map((visit) => async (line) => {
      const code = wrongCode(TOTP_SECRET, now());
      for (let i = 0; i < WRONG_CODES_EACH; i++) await visitor.failCode(line, visit, code);
    }),
    { each: WRONG_CODES_EACH },
  );
  await take(
    'right code',
    visits.map((visit) => async (line) => {
      sessions.push(await visitor.enterCode(line, visit, appCode(TOTP_SECRET, now())));
    }),
  );
  await take(
    'GET /session',
    sessions.map((session) => async (line) => {
      for (let i = 0; i < READS_EACH; i++) await visitor.readSession(line, session);
    }),
    { each: READS_EACH },
  );
  now = await nextStep(child);
  const loginOf = (email: string) => (line: Connection) =>
    visitor.login(line, email, () => appCode(TOTP_SECRET, now()));
  await take('login, no hash', people.map(loginOf));
  await take('login, argon2id', hashed.map(loginOf), { hashes: hashed.length });
  return samples as Samples;
}

/** A login is the password and the code. */
const writesOf = (writes: Writes, operation: Operation): number =>
  operation.startsWith('login') ? writes.login + writes['right code'] : writes[operation as keyof Writes];

function rowOf({ name, allowance, rounds }: Running, operation: Operation, floor: Samples[]): string[] {
  const { min, median, max } = spread(rounds.map((round) => round[operation].micros));
  const { median: perSecond } = spread(rounds.map((round) => round[operation].perSecond));
  const ratio = spread(rounds.map((round, i) => round[operation].micros / (floor[i]?.[operation].micros ?? 0))).median;
  const atBest = min / spread(floor.map((round) => round[operation].micros)).min;
  const most = OPERATIONS[operation];
  const target = allowance === undefined || most === undefined ? undefined : most * allowance;
  return [
    operation,
    name,
    ...[min, median, max, perSecond].map(count),
    times(ratio),
    times(atBest),
    ...verdict(ratio, target),
  ];
}

const fileName = (title: string): string => title.match(/\w+/g)?.join('-') ?? '';
