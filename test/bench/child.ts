import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { listen } from '../../server/src/adapters/listen.ts';
import { slowHashes } from './subjects/either-hasher.ts';
import type { Subject, SubjectOptions } from './subjects/subject.ts';

/** What the parent may ask of a subject's process. */
export interface Handlers {
  add: Subject['add'];
  fill: Subject['fill'];
  fillSessions: Subject['fillSessions'];
  move: Subject['move'];
  asked: Subject['asked'];
  write: NonNullable<Subject['write']>;
  /** User and system time of this process with all its threads so far, in microseconds. */
  cpu(): number;
  /** How often this process has hashed a password by argon2id or checked one so far. */
  slowHashes(): number;
  /** After the rubbish is gone, in bytes. */
  memory(): { rss: number; heap: number };
  startProfile(): Promise<void>;
  stopProfile(file: string): Promise<void>;
  /** Stops listening and lets the store go. */
  close(): Promise<void>;
}

/** What a process is started with. */
export interface ChildOptions extends SubjectOptions {
  kind: keyof typeof SUBJECTS;
}

interface Question {
  id: number;
  ask: keyof Handlers;
  given: unknown[];
}

/** Often enough that a short round shows more than its waits. */
const PROFILE_MICROS = 100;

/** Loaded apart, so that a process has its own subject's code in its memory and no other's. */
const SUBJECTS = {
  floor: async () => (await import('./subjects/floor.ts')).floor,
  sallyport: async () => (await import('./subjects/sallyport.ts')).sallyport,
  'better-auth': async () => (await import('./subjects/better-auth.ts')).betterAuth,
};

/** One subject in a process of its own, which ends with its parent. */
async function main(): Promise<void> {
  process.once('disconnect', () => process.exit());
  const options = JSON.parse(process.env['BENCH_SUBJECT'] ?? '') as ChildOptions;
  const open = await SUBJECTS[options.kind]();
  const subject = await open(options);
  const server = await listen(subject.app, { host: '127.0.0.1', port: 0 });
  const inspector = new Session();
  const handlers: Handlers = {
    ...subject,
    write(writes) {
      if (!subject.write) throw new Error('This subject writes by itself.');
      subject.write(writes);
    },
    cpu() {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
    slowHashes,
    memory() {
      globalThis.gc?.();
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      return { rss, heap: heapUsed };
    },
    async startProfile() {
      inspector.connect();
      await inspector.post('Profiler.enable');
      await inspector.post('Profiler.setSamplingInterval', { interval: PROFILE_MICROS });
      await inspector.post('Profiler.start');
    },
    async stopProfile(file) {
      const { profile } = await inspector.post('Profiler.stop');
      inspector.disconnect();
      writeFileSync(file, JSON.stringify(profile));
    },
    async close() {
      await server.close();
      await subject.close();
    },
  };
  const answer = async ({ id, ask, given }: Question) => {
    try {
      process.send?.({ id, value: await (handlers[ask] as (...given: unknown[]) => unknown)(...given) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  };
  process.on('message', (question: Question) => void answer(question));
  process.send?.({ port: server.port, loader: process.execArgv.includes('tsx') });
}

main().catch((error: unknown) => {
  process.send?.({ error: error instanceof Error ? error.message : String(error) });
  process.disconnect();
});
