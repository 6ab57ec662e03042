import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { built } from '../../../server/bin/built.mjs';

export { freePort } from './free-port.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const SOURCE = ['--import', import.meta.resolve('tsx'), MAIN];

/** The server as a process of its own, started as the README says: from its source where it isn't built. */
export interface ServerProcess {
  pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** Resolves once it has said this. */
  says(words: string): Promise<void>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
}

export function startServer(env: Record<string, string>, cwd: string): ServerProcess {
  const program = built('main');
  const child = spawn(process.execPath, program ? [program] : SOURCE, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(words) && resolve();
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without saying "${words}": ${output}`)));
      }),
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
