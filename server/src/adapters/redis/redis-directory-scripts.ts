import type { RedisClient } from './redis-client.ts';

/**
 * Listings are a hash; postings and sorts are sorted sets of one score, which Redis keeps in byte order; how many are
 * of a sort is in a hash. An empty text for a listing removes it.
 */
const REPLACE = `
  local listings, postings, sorts, counts = unpack(KEYS)

  local function count(sort, by)
    if redis.call('HINCRBY', counts, sort, by) > 0 then
      redis.call('ZADD', sorts, 0, sort)
    else
      redis.call('HDEL', counts, sort)
      redis.call('ZREM', sorts, sort)
    end
  end

  local function each(listing, act)
    for _, list in ipairs(listing.lists) do
      for _, posting in ipairs(listing.postings) do act(list .. '\\1' .. posting) end
    end
  end

  for i = 1, #ARGV, 2 do
    local id, fresh = ARGV[i], ARGV[i + 1]
    local stored = redis.call('HGET', listings, id)
    if stored then
      local old = cjson.decode(stored)
      each(old, function(row) redis.call('ZREM', postings, row) end)
      count(old.sort, -1)
    end
    if fresh == '' then
      redis.call('HDEL', listings, id)
    else
      local new = cjson.decode(fresh)
      each(new, function(row) redis.call('ZADD', postings, 0, row) end)
      count(new.sort, 1)
      redis.call('HSET', listings, id, fresh)
    end
  end
`;

const POSTINGS = `
  local from, to, limit = ARGV[1], ARGV[2], ARGV[3]
  local found = {}
  for i = 4, #ARGV do
    local start = ARGV[i] .. '\\1'
    local rows = redis.call('ZRANGEBYLEX', KEYS[1], '(' .. start .. from, '(' .. start .. to, 'LIMIT', 0, limit)
    for _, row in ipairs(rows) do found[#found + 1] = string.sub(row, #start + 1) end
  end
  return found
`;

const COUNTS = `
  local sorts = redis.call('ZRANGEBYLEX', KEYS[1], '(' .. ARGV[1], '(' .. ARGV[2], 'LIMIT', 0, ARGV[3])
  local found = {}
  for i, sort in ipairs(sorts) do found[i] = { sort, redis.call('HGET', KEYS[2], sort) } end
  return found
`;

type Script<T> = (...args: (string | number)[]) => Promise<T>;

/** Teaches a client the scripts of a directory whose keys `keyOf` spells, all of one slot; each takes its arguments. */
export function redisDirectoryScripts(client: RedisClient, keyOf: (part: string) => string) {
  client.defineCommand('directoryReplace', { lua: REPLACE, numberOfKeys: 4 });
  client.defineCommand('directoryPostings', { lua: POSTINGS, numberOfKeys: 1 });
  client.defineCommand('directoryCounts', { lua: COUNTS, numberOfKeys: 2 });
  const taught = client as unknown as {
    directoryReplace: Script<null>;
    directoryPostings: Script<string[]>;
    directoryCounts: Script<[sort: string, n: string][]>;
  };
  const [listings, postings, sorts, counts] = ['listings', 'postings', 'sorts', 'counts'].map(keyOf) as [
    string,
    string,
    string,
    string,
  ];
  return {
    replace: (changes: string[]) => taught.directoryReplace(listings, postings, sorts, counts, ...changes),
    postings: (args: (string | number)[]) => taught.directoryPostings(postings, ...args),
    counts: (args: (string | number)[]) => taught.directoryCounts(sorts, counts, ...args),
  };
}
