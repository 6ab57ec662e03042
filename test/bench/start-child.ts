import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bundledChild } from './bundle.ts';
import type { ChildOptions, Handlers } from './child.ts';

const SOURCE = fileURLToPath(new URL('child.ts', import.meta.url));
const HEAP_MB = 12_288;

/** Everything a handler can be asked for, from the other side. */
type Asked = {
  [Ask in keyof Handlers]: (...given: Parameters<Handlers[Ask]>) => Promise<Awaited<ReturnType<Handlers[Ask]>>>;
};

/** A subject in its own process. */
export interface Child extends Asked {
  kind: ChildOptions['kind'];
  port: number;
  /** How long it took from its start until it listened, in ms. */
  startedIn: number;
}

type Message = { id?: number; port?: number; loader?: boolean; value?: unknown; error?: string };

const running = new Set<ChildProcess>();

/** Ends every process that was started and is still there. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Starts a subject; throws an error in one line if it can't be started here.
 *
 * @param bundled  From JavaScript, as users run it. The loader of TypeScript names every inner function anew whenever
 *   it is made, which costs more the more functions a request makes.
 */
export async function startChild(options: ChildOptions, bundled = true): Promise<Child> {
  const program = bundled ? await bundledChild() : SOURCE;
  const start = performance.now();
  const child = fork(program, {
    env: { ...process.env, BENCH_SUBJECT: JSON.stringify(options) }, // not an argument: a URL may hold a password
    execArgv: [...(bundled ? [] : ['--import', 'tsx']), '--expose-gc', `--max-old-space-size=${HEAP_MB}`],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));

  const open = new Map<number, (message: Message) => void>();
  let last = 0;
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', ({ port, loader, error }: Message) => {
      if (port === undefined) reject(new Error(error));
      else if (loader === bundled) reject(new Error(`it runs ${loader ? 'with' : 'without'} the loader`));
      else resolve(port);
    });
    child.once('exit', () => {
      reject(new Error('it ended before it listened'));
      for (const answer of open.values()) answer({ error: 'it ended meanwhile' });
    });
  });
  const startedIn = performance.now() - start;
  child.on('message', (message: Message) => open.get(message.id ?? 0)?.(message));

  const ask = <R>(name: keyof Handlers, ...given: unknown[]) =>
    new Promise<R>((resolve, reject) => {
      const id = ++last;
      open.set(id, ({ error, value }) => {
        open.delete(id);
        if (error === undefined) resolve(value as R);
        else reject(new Error(`${options.kind}: ${error}`));
      });
      child.send({ id, ask: name, given });
    });

  return {
    kind: options.kind,
    port,
    startedIn,
    add: (...given) => ask('add', ...given),
    fill: (...given) => ask('fill', ...given),
    fillSessions: (...given) => ask('fillSessions', ...given),
    move: (...given) => ask('move', ...given),
    asked: () => ask('asked'),
    write: (...given) => ask('write', ...given),
    startProfile: () => ask('startProfile'),
    stopProfile: (...given) => ask('stopProfile', ...given),
    cpu: () => ask('cpu'),
    slowHashes: () => ask('slowHashes'),
    memory: () => ask('memory'),
    async close() {
      await ask('close');
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
