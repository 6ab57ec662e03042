import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ChildOptions } from './child.ts';
import { killChildren, startChild, type Child } from './start-child.ts';

/** What one run of the bench works with. */
export interface Bench {
  /** Up to 1,000,000 accounts. */
  full: boolean;
  /** Whether this part of the report is asked for: `cost`, `delay`, `growth` or `memory`. */
  hasPart(part: string): boolean;
  /** Whether this subject is asked for: all of them, unless some were named. */
  hasSubject(name: string): boolean;
  /** How many rounds count. */
  rounds: number;
  /** Where CPU profiles go, if they are wanted. */
  profiles: string | undefined;
  /** Where what the bench installs is kept from run to run. */
  installed: string;
  /** Starts a subject; `sqlite:` is a new file. */
  start(kind: ChildOptions['kind'], store?: string, more?: StartOptions): Promise<Child>;
}

/** How a subject is started, but for its store. */
interface StartOptions extends Pick<ChildOptions, 'delay' | 'alike'> {
  /** From JavaScript, as it is run; from its source with the loader of TypeScript where it is `false`. */
  bundled?: boolean;
}

const CACHE = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

const OPTIONS = {
  full: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  part: { type: 'string', multiple: true },
  subject: { type: 'string', multiple: true },
  rounds: { type: 'string', default: '5' },
} as const;

/** Whatever way the run ends, its processes end and its files go. */
export function openBench(args: string[]): Bench {
  const { values: options } = parseArgs({ args, options: OPTIONS });
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  chmodSync(folder, 0o711); // PostgreSQL runs as a user of its own
  process.env['TMPDIR'] = folder; // what the tests' services write goes with the rest
  const installed = join(CACHE, 'better-auth');
  let files = 0;
  process.once('exit', () => {
    killChildren();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return {
    full: options.full,
    hasPart: (part) => options.part?.includes(part) ?? true,
    hasSubject: (name) => options.subject?.some((part) => name.includes(part)) ?? true,
    rounds: Number(options.rounds),
    profiles: options.profile ? join(CACHE, 'profiles') : undefined,
    installed,
    start: (kind, store = '', { bundled, ...more } = {}) =>
      startChild(
        { kind, store: store === 'sqlite:' ? `sqlite:${join(folder, `${files++}.db`)}` : store, installed, ...more },
        bundled,
      ),
  };
}
