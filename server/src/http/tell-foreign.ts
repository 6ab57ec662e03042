import type { Log } from '../ports/log.ts';

/** So many origins are told of: anybody can send any. */
const MOST = 20;
const ORIGIN = /^https?:\/\/[\w.:[\]-]{1,100}$/;

const told = new WeakMap<Log, Set<string>>();

/** Logs once of each origin that its pages are kept out, and what lets them in: often a site is set up so (N-05). */
export function tellForeign(log: Log, origin: string): void {
  const known = told.get(log) ?? new Set();
  told.set(log, known);
  if (known.has(origin) || known.size >= MOST || !ORIGIN.test(origin)) return;
  known.add(origin);
  log.info('Pages of this origin are kept out. Where it is yours, add it to SALLYPORT_ORIGINS.', { origin });
}
