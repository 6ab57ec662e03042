import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CALLERS, world, type World } from '../support/callers.ts';
import { fuzzRequests, type FuzzRequest } from '../support/fuzz/requests.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 10_000);
/** Where the machine is slow, so many as there is time for. */
const MOST_MS = 40_000;
/** After so many the world is made anew: by then everybody has been signed out, locked or removed. */
const A_WORLD = 250;

const NAMES = [
  'flows',
  'authenticators',
  'trusted-devices',
  'sessions',
  'accounts',
  'tenants',
  'profiles',
  'above',
].map((name) => `~${name}`);

/** Sends it from a caller of this world. What is wrong with the answer, in words; `undefined` where nothing is. */
async function faultOf(
  { app, ids }: World,
  browser: TestBrowser,
  { method, path, headers, body }: FuzzRequest,
): Promise<string | undefined> {
  const idOf = (name: string) => ids[name as keyof typeof ids];
  const real = path.replaceAll(/~([\w-]+)/g, (part, name: string) => idOf(name) ?? part);
  const text = body?.replaceAll(/"~([\w-]+)"/g, (part, name: string) => JSON.stringify(idOf(name)) ?? part);
  app.errors.length = 0;
  try {
    const { status } = await browser.request(method, real, text, headers);
    if (status < 500 && app.errors.length === 0) return undefined;
    return `${method} ${path} ${status}: ${String(app.errors[0])}`;
  } catch (error) {
    return `${method} ${path}: ${String(error)}`;
  }
}

it('A-26 whatever is sent to any route, nothing fails and every answer is described', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
  const faults = new Map<string, FuzzRequest>();
  let sent = 0;
  const until = performance.now() + MOST_MS;
  for (const requests = fuzzRequests(NAMES); sent < REQUESTS && performance.now() < until; sent += A_WORLD) {
    const [at, browsers]: [World, Partial<Record<FuzzRequest['caller'], TestBrowser>>] = [await world(), {}];
    for (const request of fc.sample(requests, { numRuns: A_WORLD, seed: seed + sent })) {
      const browser = (browsers[request.caller] ??= await CALLERS[request.caller](at));
      const fault = await faultOf(at, browser, request);
      if (fault) faults.set(fault.replaceAll(/[\w-]{16,}/g, '…').slice(0, 300), request);
    }
  }
  console.info(`fuzz: ${sent} requests, FUZZ_SEED=${seed}`);
  expect([...faults]).toEqual([]);
});
