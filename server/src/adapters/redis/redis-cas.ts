import type { Entry, Swapped } from '../../store/atomic-driver.ts';
import type { RedisClient } from './redis-client.ts';
import { entryFrom } from './redis-entry.ts';
import type { RedisPlace } from './redis-keys.ts';

/** Rubbish is collected so long after the deadline, in **ms**: no clock that decides on one may be that slow. */
const GRACE_MS = 60_000;

/** In place of a version: whatever stands there. No version is such a text. */
export const ANY = '*';

/**
 * Compares and swaps in one step, and returns what stands there where that is something else. An empty text stands for
 * what is absent.
 *
 * The index of a list lives as long as the member that lives longest, so that lists that nobody reads go as well; so
 * does the index of those that have a label.
 */
const SCRIPT = `
  local entry = KEYS[1]
  local expected, now, version, value, deadline, collect, name, label = unpack(ARGV)

  local stored = redis.call('HMGET', entry, 'version', 'value', 'deadline', 'label')
  local current = stored[1] or ''
  if stored[3] and tonumber(stored[3]) <= tonumber(now) then current = '' end
  if version ~= '' and current == version then return 1 end
  if expected == '${ANY}' and current ~= '' then expected = current end
  if current ~= expected then return current == '' and {} or stored end

  redis.call('DEL', entry)
  if version == '' then
    for i = 2, #KEYS do redis.call('ZREM', KEYS[i], name) end
    return 1
  end
  redis.call('HSET', entry, 'version', version, 'value', value)
  if label ~= '' then redis.call('HSET', entry, 'label', label) end
  if deadline ~= '' then
    redis.call('HSET', entry, 'deadline', deadline)
    redis.call('PEXPIREAT', entry, collect)
  end
  for i = 2, #KEYS do
    local index = KEYS[i]
    local left = redis.call('PTTL', index)
    redis.call('ZADD', index, 0, name)
    if deadline == '' then
      redis.call('PERSIST', index)
    elseif left ~= -1 then
      local time = redis.call('TIME')
      if tonumber(collect) > time[1] * 1000 + time[2] / 1000 + left then redis.call('PEXPIREAT', index, collect) end
    end
  end
  return 1
`;

/**
 * Swaps the entry at a place for `next` if it is of the version `expected`, or is `next` already; else it tells what
 * stands there.
 */
export type RedisCas = (
  place: RedisPlace,
  expected: string | null,
  next: Entry | null,
  now: number,
) => Promise<Swapped>;

/** Teaches a client the script; Redis gets its text once, and then its hash. */
export function redisCas(client: RedisClient): RedisCas {
  client.defineCommand('compareAndSwap', { lua: SCRIPT });
  type Reply = 1 | (string | null)[];
  const { compareAndSwap } = client as unknown as { compareAndSwap(...args: (string | number)[]): Promise<Reply> };

  return async ({ entry, member }, expected, next, now) => {
    const keys = member ? [entry, ...member.indexes] : [entry];
    const deadline = next?.expiresAt;
    const reply = await compareAndSwap.call(
      client,
      keys.length,
      ...keys,
      expected ?? '',
      now,
      next?.version ?? '',
      next?.value ?? '',
      deadline ?? '',
      deadline === undefined ? '' : Math.ceil(deadline) + GRACE_MS,
      member?.name ?? '',
      next?.label ?? '',
    );
    return reply === 1 ? { done: true } : { done: false, current: entryFrom(reply, now) };
  };
}
