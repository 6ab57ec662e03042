import { execFile, execFileSync } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { startDaemon } from './daemon.ts';

const run = promisify(execFile);

/** Starts a PostgreSQL with a port and a folder of its own, and its own defaults, which lose nothing. */
export async function startPostgres(initdb: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-postgres-'));
  const user = serviceUser();
  if (user) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder };
  const data = join(folder, 'data');
  await run(initdb, ['-D', data, '-A', 'trust', '-U', 'sallyport', '-E', 'UTF8', '--locale=C', '--no-sync'], options);

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: 200 };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const daemon = await startDaemon(join(dirname(initdb), 'postgres'), ['-D', data, '-p', String(port), ...args], {
    ...options,
    ready: 'database system is ready to accept connections',
  });
  return {
    url: `postgres://sallyport@127.0.0.1:${port}/postgres`,
    async stop() {
      await daemon.end('SIGQUIT'); // at once, whoever is connected
      await rm(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root; its package comes with a user. */
function serviceUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres']));
  return { uid: id('-u'), gid: id('-g') };
}
