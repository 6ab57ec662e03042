import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** A server that runs until it is ended. */
export interface Daemon {
  /** Ends it and waits until it is gone. SIGKILL leaves no time to save anything. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a server; resolves once it has printed `ready`, rejects with all that it printed if it ends before. */
export async function startDaemon(
  program: string,
  args: string[],
  { ready, ...options }: SpawnOptions & { ready: string },
): Promise<Daemon> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL'); // tests that are cut off leave nothing behind
  process.once('exit', kill);
  const closed = once(child, 'close').finally(() => process.off('exit', kill));
  await printed(child, ready, closed);
  return {
    async end(signal) {
      child.kill(signal);
      await closed;
    },
  };
}

function printed(child: ChildProcess, words: string, closed: Promise<unknown>): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        output += text.toString();
        if (output.includes(words)) resolve();
      });
    }
    closed.then(() => reject(new Error(`${child.spawnfile} ended: ${output}`)), reject);
  });
}
