import type { Ports } from '../ports/ports.ts';

/** What is kept of a tenant profile: tenants that have it share a policy. */
export interface Profile {
  name: string;
}

type StorePort = Pick<Ports, 'store'>;

const PROFILES = 'profiles:all';
const profileKey = (id: string) => `${PROFILES}:${id}`;

export const readProfile = ({ store }: StorePort, id: string) => store.get<Profile>(profileKey(id));

export const isProfile = async (ports: StorePort, id: string): Promise<boolean> =>
  (await readProfile(ports, id)) !== undefined;

/**
 * Writes a profile, new or renamed.
 *
 * @returns Whether it was: one that must be new isn't where there is one of this id, of two at a time as well.
 */
export const writeProfile = ({ store }: StorePort, id: string, profile: Profile, mustBeNew = false): Promise<boolean> =>
  store.update<Profile, boolean>(profileKey(id), (current) =>
    mustBeNew && current ? { keep: true, return: false } : { set: profile, return: true },
  );

/** The profiles, in the order of their ids. */
export async function listProfiles(ports: StorePort, { limit, after }: { limit: number; after?: string | undefined }) {
  const { keys, next } = await ports.store.list(PROFILES, { limit, after: after && `${PROFILES}:${after}` });
  const ids = keys.map((key) => key.slice(PROFILES.length + 1));
  const found = await ports.store.getMany<Profile[]>(keys);
  const profiles = found.flatMap((profile, index) => (profile ? [{ id: ids[index]!, ...profile }] : []));
  return { profiles, ...(next === undefined ? {} : { next: next.slice(PROFILES.length + 1) }) };
}
