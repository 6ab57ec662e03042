import type { Ports } from '../ports/ports.ts';

/** What hashes of other systems cost to check that accounts have, by the names of `Hasher.costOf`. */
const KEY = 'hash-costs:all';

type StorePort = Pick<Ports, 'store'>;

export const readHashCosts = async ({ store }: StorePort): Promise<string[]> => (await store.get<string[]>(KEY)) ?? [];

/** Adds costs that accounts are about to have. */
export const addHashCosts = ({ store }: StorePort, costs: readonly string[]): Promise<void> =>
  store.update<string[], void>(KEY, (current = []) =>
    costs.every((cost) => current.includes(cost))
      ? { keep: true, return: undefined }
      : { set: [...new Set([...current, ...costs])], return: undefined },
  );

/** Puts those that were found in every account's hash in place of those that were kept: some may be gone. */
export const setHashCosts = ({ store }: StorePort, costs: readonly string[]): Promise<void> =>
  store.update<string[], void>(KEY, () => ({ set: [...costs], return: undefined }));

/** Adds one that was met in an account of a store that is older than this list. */
export function noteHashCost(ports: Pick<Ports, 'store' | 'later' | 'log'>, cost: string): void {
  ports.later(async () => {
    try {
      await addHashCosts(ports, [cost]);
    } catch (error) {
      ports.log.error('What a hash costs could not be kept.', error);
    }
  });
}
