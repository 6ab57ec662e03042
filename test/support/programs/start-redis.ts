import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startDaemon } from './daemon.ts';

/** A Redis with a port and a folder of its own. */
export interface RunningRedis {
  url: string;
  /** Ends the process without warning and starts it again on what it left on the disk. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Settings under which a Redis loses nothing. */
export const DURABLE = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction', save: '' };

/** Starts a Redis that loses nothing, but for what `settings` change. */
export async function startRedis(program: string, settings: Record<string, string> = {}): Promise<RunningRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-redis-'));
  const port = await freePort();
  const options = { bind: '127.0.0.1', port, dir: folder, ...DURABLE, ...settings };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const start = () => startDaemon(program, args, { ready: 'Ready to accept connections' });
  let daemon = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async crash() {
      await daemon.end('SIGKILL');
      daemon = await start();
    },
    async stop() {
      await daemon.end('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
}
