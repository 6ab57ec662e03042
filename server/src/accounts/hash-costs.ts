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

/** How often imports have added costs. */
const IMPORTS = 'hash-costs:imports';

/** The same for an import, before and after its accounts are made: one that forgets costs meanwhile sees that. */
export async function addImportedCosts(ports: StorePort, costs: readonly string[]): Promise<void> {
  await ports.store.update<number, void>(IMPORTS, (count = 0) => ({ set: count + 1, return: undefined }));
  await addHashCosts(ports, costs);
}

/**
 * Begins to go through every account's hash.
 *
 * @returns What forgets the costs that are in none of them, given those that were found. What came since stays; where
 *   an import went on meanwhile, everything does: it may have made accounts that were passed over.
 */
export async function reviewHashCosts(ports: StorePort): Promise<(found: readonly string[]) => Promise<void>> {
  const importsNow = () => ports.store.get<number>(IMPORTS);
  const [imports, before] = [await importsNow(), await readHashCosts(ports)];
  return async (found) => {
    await ports.store.update<string[], void>(KEY, (current = []) => {
      const since = current.filter((cost) => !before.includes(cost));
      return { set: [...new Set([...found, ...since])], return: undefined };
    });
    if ((await importsNow()) !== imports) await addHashCosts(ports, before);
  };
}

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
