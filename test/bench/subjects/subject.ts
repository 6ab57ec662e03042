import type { Hono } from 'hono';

/** How a password is kept: unhashed, to see the rest of a login, or as it should be. */
export type Hashing = 'plain' | 'argon2id';

/** A backend that is measured, inside the process that is measured. */
export interface Subject {
  app: Hono;
  /** Adds people who sign in with `PASSWORD` and codes of `TOTP_SECRET`. */
  add(emails: string[], hashing: Hashing): Promise<void>;
  /** Adds accounts that nobody signs in to. */
  fill(accounts: number): Promise<void>;
  /** Begins sessions of one account. */
  fillSessions(email: string, sessions: number): Promise<void>;
  /** Sets the clock forward, where a code works once; what time it is then (Unix time in ms). */
  move(seconds: number): number;
  /** What the subject has asked of its store so far. */
  asked(): Asked;
  /** How often the floor writes for each request, where it is to write. */
  write?(writes: Writes): void;
  close(): Promise<void>;
}

/** Calls of a store, and how many of them have changed something. */
export interface Asked {
  calls: number;
  writes: number;
}

export const NOTHING: Asked = { calls: 0, writes: 0 };

/** How many durable writes a request makes. */
export type Writes = Record<'login' | 'wrong code' | 'right code' | 'GET /session', number>;

export interface SubjectOptions {
  /** A URL of the stores; the floor has none. */
  store: string;
  /** Where what the bench installs is. */
  installed: string;
  /** How many ms each call of the store takes besides. */
  delay?: number;
  /** The floor, with the headers and the durable writes of what it is compared with. */
  alike?: boolean;
}

/** Where every subject believes it is: over https, so that cookies are as in production. */
export const SITE = 'https://auth.bench.test';

const BATCH = 500;

/** Does something so many times, some of it at once. */
export async function repeat(times: number, work: (index: number) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += BATCH) {
    await Promise.all(Array.from({ length: Math.min(BATCH, times - done) }, (_, index) => work(done + index)));
  }
}
