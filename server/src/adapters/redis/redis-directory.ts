import { directoryFrom } from '../../directory/directory-from.ts';
import { firstOf } from '../../directory/first-of.ts';
import type { Directory } from '../../ports/directory.ts';
import { type PatienceOptions, resending } from '../resending.ts';
import type { SafetyOptions } from '../safe-settings.ts';
import { openRedis } from './open-redis.ts';
import { commandsTo, redisVerdict } from './redis-commands.ts';
import { redisDirectoryScripts } from './redis-directory-scripts.ts';

/**
 * Keeps a directory in the Redis or Valkey of the store, over a connection of its own. Of a cluster, one node has all
 * of it, names and user names too: each text of an entry is kept twice, for its tenant and for all.
 *
 * @throws Error in one line if Redis can't be used.
 */
export async function redisDirectory(url: string, options?: SafetyOptions & PatienceOptions): Promise<Directory> {
  const { client, keys } = await openRedis(url, options);
  const { ask, stop } = resending(redisVerdict, options);
  const run = commandsTo(client);
  const { replace, postings, counts } = redisDirectoryScripts(client, keys.directory);

  return directoryFrom({
    async change(changes) {
      const entries = changes.flatMap(({ id, listing }) => [id, listing ? JSON.stringify(listing) : '']);
      await ask(() => run(() => replace(entries)));
    },
    async postings(lists, { from, to, limit }) {
      const found = await ask(() => run(() => postings([from, to, limit, ...lists])));
      return firstOf([found], limit); // only sorted here: Lua compares texts by the server's language
    },
    async counts({ from, to, limit }) {
      const found = await ask(() => run(() => counts([from, to, limit])));
      return found.map(([sort, n]) => ({ sort, n: Number(n) }));
    },
    async close() {
      stop();
      client.disconnect();
    },
  });
}
