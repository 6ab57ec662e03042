import type { Account } from '@sallyport/rules';
import { Redis } from 'ioredis';
import { redisKeys } from '../../../server/src/adapters/redis/redis-keys.ts';

const AT_ONCE = 5000;
const KEYS = redisKeys('sallyport:');

/**
 * Puts accounts where a store keeps them, each with its claim and its place in the list of its tenant, by a script:
 * through the store a million takes a quarter of an hour.
 *
 * @param model  What they are like, but for id and address.
 */
export async function fillRedis(url: string, model: Account, accounts: number): Promise<void> {
  const client = new Redis(url);
  const list = `tenant-accounts:${model.tenant}`;
  const value = JSON.stringify({ ...model, id: '@ID', email: 'filler-@N@bench.test' });
  const [account, claim, member] = ['account:@ID', 'login:@N', `${list}:@ID`].map((key) => KEYS.placeOf(key).entry);
  try {
    for (let done = 0; done < accounts; done += AT_ONCE) {
      const last = Math.min(done + AT_ONCE, accounts);
      const run = `${process.pid.toString(36)}-${done}`;
      await client.eval(SCRIPT, 1, KEYS.indexOf(list), done + 1, last, run, account!, claim!, member!, value);
    }
  } finally {
    client.disconnect();
  }
}

const SCRIPT = `
  local first, last, run, account, claim, member, value = unpack(ARGV)
  for n = tonumber(first), tonumber(last) do
    local id = redis.sha1hex(run .. n)
    local of = function(text) return (text:gsub('@ID', id):gsub('@N', run .. '-' .. n)) end
    redis.call('HSET', of(account), 'version', id, 'value', of(value))
    redis.call('HSET', of(claim), 'version', id, 'value', '{"account":"' .. id .. '"}')
    redis.call('HSET', of(member), 'version', id, 'value', '1')
    redis.call('ZADD', KEYS[1], 0, id)
  end
  return redis.status_reply('OK')
`;
