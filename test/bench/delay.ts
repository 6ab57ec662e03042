import { appCode, TOTP_SECRET, wrongCode } from '../support/people.ts';
import type { Bench } from './bench.ts';
import { Connection } from './connection.ts';
import { installBetterAuth } from './install-better-auth.ts';
import { spread } from './measure.ts';
import { nextStep } from './next-step.ts';
import type { Child } from './start-child.ts';
import { table, times } from './table.ts';
import { visitorOf } from './visitor.ts';

const DELAY_MS = 5;
const WARM_UPS = 2;
const ROUNDS = 10;
const OPERATIONS = ['GET /session', 'wrong code', 'right code', 'login, no hash'] as const;

type Operation = (typeof OPERATIONS)[number];
type Samples = Record<Operation, { ms: number; calls: number }[]>;

/** How long a person waits where every call of the store takes 5 ms, as one over the network may. */
export async function reportDelay(bench: Bench): Promise<string> {
  const own = await play(await bench.start('sallyport', 'memory:', { delay: DELAY_MS }));
  let other: Samples | undefined;
  let leftOut = '';
  try {
    await installBetterAuth(bench.installed);
    other = await play(await bench.start('better-auth', 'sqlite:', { delay: DELAY_MS }));
  } catch (error) {
    leftOut = `\nLeft out: better-auth: ${(error as Error).message}`;
  }
  const rows = OPERATIONS.flatMap((operation) => [
    rowOf('sallyport', operation, own, own),
    ...(other ? [rowOf('better-auth', operation, other, own)] : []),
    [],
  ]);
  return (
    [
      `${DELAY_MS} ms to the store: how long one person waits for an operation, in ms, and how often the store was`,
      `called for it (medians of ${ROUNDS}, nobody else there). Each call takes ${DELAY_MS} ms more than it would;`,
      'what is asked side by side waits once. A login is two requests.',
      '',
      table(['operation', 'subject', 'min', 'median', 'max', 'calls', 'x sallyport'], rows),
    ].join('\n') + leftOut
  );
}

/** @throws where a subject did not wait for its store: its row would not be what it says. */
async function play(child: Child): Promise<Samples> {
  const visitor = visitorOf(child);
  const people = Array.from({ length: WARM_UPS + ROUNDS }, (_, index) => `d${index}@bench.test`);
  await child.add(people, 'plain');
  const line = await Connection.open(child.port);
  const samples: Samples = { 'GET /session': [], 'wrong code': [], 'right code': [], 'login, no hash': [] };
  const take = async <R>(operation: Operation, act: () => Promise<R>): Promise<R> => {
    const before = await child.asked();
    const start = performance.now();
    const result = await act();
    const ms = performance.now() - start;
    const calls = (await child.asked()).calls - before.calls;
    if (calls < 1 || ms < DELAY_MS) throw new Error(`"${operation}" took ${ms} ms and ${calls} calls of the store`);
    samples[operation].push({ ms, calls });
    return result;
  };
  for (const email of people) {
    const visit = await visitor.signIn(line, email);
    let now = await nextStep(child);
    await take('wrong code', () => visitor.failCode(line, visit, wrongCode(TOTP_SECRET, now())));
    const session = await take('right code', () => visitor.enterCode(line, visit, appCode(TOTP_SECRET, now())));
    await take('GET /session', () => visitor.readSession(line, session));
    now = await nextStep(child);
    await take('login, no hash', () => visitor.login(line, email, () => appCode(TOTP_SECRET, now())));
  }
  line.close();
  await child.close();
  for (const operation of OPERATIONS) samples[operation].splice(0, WARM_UPS);
  return samples;
}

function rowOf(name: string, operation: Operation, of: Samples, own: Samples): string[] {
  const { min, median, max } = spread(of[operation].map(({ ms }) => ms));
  const calls = spread(of[operation].map((each) => each.calls)).median;
  const ratio = of === own ? '' : times(median / spread(own[operation].map(({ ms }) => ms)).median);
  return [operation, name, ...[min, median, max].map((ms) => ms.toFixed(1)), String(calls), ratio];
}
