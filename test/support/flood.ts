import { sweepAll } from '../../server/src/store/sweep-all.ts';
import type { TestApp } from './test-app.ts';
import { tally } from './tally.ts';

/** What a stranger can send as often as they like, each time by another name. */
const REQUESTS: ((nth: number) => object)[] = [
  () => ({ purpose: 'sign-in' }),
  (nth) => ({ purpose: 'recover', answer: { kind: 'identify', identifier: `made-up-${nth}@acme.test` } }),
  (nth) => ({
    purpose: 'sign-in',
    answer: { kind: 'credentials', identifier: `made-up-${nth}@acme.test`, password: 'wrong' },
  }),
];

const AT_ONCE = 60;

/** The server takes away what has expired about as often. */
const SWEEP_MS = 60 * 1000;

interface FloodOptions {
  times: number;
  /** Over how many seconds. */
  over: number;
  /** How many addresses take turns. */
  addresses?: number;
}

/**
 * Has strangers send first steps, recoveries and sign-ins, in turn, each from a browser of its own.
 *
 * @returns How many were answered with which status, by kind.
 */
export async function flood(
  app: TestApp,
  { times, over, addresses = 1 }: FloodOptions,
): Promise<Record<string, number>> {
  const { origin } = app.ports.site.url;
  const statuses: string[] = [];
  let sweepAt = app.now() + SWEEP_MS;
  const send = async (nth: number): Promise<void> => {
    const kind = nth % REQUESTS.length;
    const body = JSON.stringify(REQUESTS[kind]?.(nth));
    const address = Math.floor(nth / REQUESTS.length) % addresses;
    const remote = `198.51.${address >> 8}.${address & 255}`;
    const headers = { origin, 'content-type': 'application/json', 'x-test-remote': remote };
    const { status } = await app.app.request(`${origin}/auth/flows`, { method: 'POST', headers, body });
    statuses.push(`${['first step', 'recovery', 'sign-in'][kind]} ${status}`);
  };
  for (let nth = 0; nth < times; nth += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, times - nth) }, (_, index) => send(nth + index)));
    app.wait((over * AT_ONCE) / times);
    if (app.now() >= sweepAt) {
      await sweepAll(app.ports.store);
      sweepAt = app.now() + SWEEP_MS;
    }
  }
  return tally(statuses);
}

/** What is stored, in bytes of keys and values; and of the audit how many events there are, and what they count. */
export async function stored(app: TestApp) {
  const lines = await app.dump();
  const events = lines.filter((line) => line.startsWith('audit:'));
  const counted = events.reduce((sum, line) => sum + Number(/"count":(\d+)/.exec(line)?.[1] ?? 1), 0);
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  return { bytes, records: lines.length, events: events.length, counted };
}
