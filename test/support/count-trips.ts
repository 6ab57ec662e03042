import type { Store } from '@sallyport/server';

/** How many calls a store got, and how many of them were made one after the other. */
export interface Trips {
  calls: number;
  depth: number;
}

/** No call may begin for so long before those that wait are let go, in **ms**: far longer than what lies in between. */
const QUIET_MS = 15;

/**
 * Counts what `act` asks of a store, as if each call were a round trip: calls wait until no other begins, then all go
 * at once. So many times they go is the depth.
 */
export async function countTrips(store: Store, act: () => Promise<unknown>): Promise<Trips> {
  const trips: Trips = { calls: 0, depth: 0 };
  const methods = ['get', 'getMany', 'update', 'delete', 'list'] as const;
  const originals = methods.map((method) => [method, store[method]] as const);
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const letGo = () => {
    trips.depth++;
    for (const go of waiting.splice(0)) go();
  };
  for (const [method, original] of originals) {
    const counted = async (...args: unknown[]) => {
      trips.calls++;
      clearTimeout(timer);
      timer = setTimeout(letGo, QUIET_MS);
      await new Promise<void>((resolve) => (waiting = [...waiting, resolve]));
      return (original as (...given: unknown[]) => unknown).apply(store, args);
    };
    Object.assign(store, { [method]: counted });
  }
  try {
    await act();
  } finally {
    for (const [method, original] of originals) Object.assign(store, { [method]: original });
  }
  return trips;
}
