import type { Random } from '../ports/random.ts';

/** How many bytes are drawn at once, and the most that are handed out of them: whoever wants more draws for itself. */
const POOL_BYTES = 4096;
const MOST = 256;

/**
 * Random bytes, drawn many at a time: each call to the runtime costs 5 µs, however few it is asked for. A byte is
 * handed out once, and is gone from the pool then.
 *
 * @param draw  Where they come from; the runtime's own source unless told.
 */
export function pooledRandom(draw: Random = (length) => crypto.getRandomValues(new Uint8Array(length))): Random {
  let pool = new Uint8Array(0);
  let used = 0;
  return (length) => {
    if (length > MOST) return draw(length);
    if (used + length > pool.length) [pool, used] = [new Uint8Array(draw(POOL_BYTES)), 0];
    const taken = pool.slice(used, used + length);
    pool.fill(0, used, (used += length));
    return taken;
  };
}
