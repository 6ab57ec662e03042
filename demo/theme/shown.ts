import { groups, isDocument, type Group } from '../gallery/groups.ts';
import type { State } from '../states/index.ts';

/** What an address has the states in. */
export const SHOWN = 'show';

/** States that between them have every part of the look: what an address shows that names none. */
const USUAL = ['credentials-refused', 'code-email-resent', 'enrol-choose-all', 'sessions-several'];

/** The states that can wear a theme: mails and pages of the server have their own colours. */
export const WEARERS = groups
  .map(({ title, states }: Group) => ({ title, states: states.filter((it): it is State => !isDocument(it)) }))
  .filter(({ states }) => states.length > 0);

const known = WEARERS.flatMap(({ states }) => states);

/** Reads which states an address shows, always as many. An unknown one is told, and the usual one shown. */
export function readShown(search: string): { shown: State[]; problems: string[] } {
  const ids = (new URLSearchParams(search).get(SHOWN) ?? '').split(',');
  const problems = ids.flatMap((id, place) => {
    if (place >= USUAL.length) return [`There is no place for a state “${id}”.`];
    return id === '' || known.some((it) => it.id === id) ? [] : [`There is no state “${id}”.`];
  });
  const find = (id: string | undefined) => known.find((it) => it.id === id);
  return { shown: USUAL.map((usual, place) => find(ids[place]) ?? find(usual)!), problems };
}

/** The address that shows another state in a place. What else it says stays. */
export function addressWith(place: number, state: string, search: string): string {
  const params = new URLSearchParams(search);
  const ids = readShown(search).shown.map(({ id }) => id);
  ids[place] = state;
  if (String(ids) === String(USUAL)) params.delete(SHOWN);
  else params.set(SHOWN, ids.join(','));
  return `?${params}`;
}
