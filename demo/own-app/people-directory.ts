import { InvalidCursorError, type Directory, type DirectoryCount, type DirectoryEntry } from '@sallyport/server';

/** A row of the site's own table: what Sallyport tells of an account, beside what the site knows of the person. */
export interface Person extends DirectoryEntry {
  department?: string;
}

/**
 * Sallyport's lists over the site's own table of people, here a map. It is kept up with every change of an account, and
 * asked for pages and counts; what a site keeps beside that stays as it is.
 */
export function peopleDirectory(people: Map<string, Person>): Directory {
  const of = (tenant: string | undefined) =>
    [...people.values()].filter((person) => tenant === undefined || person.tenant === tenant);

  return {
    async put(entries) {
      for (const entry of entries) people.set(entry.id, { ...people.get(entry.id), ...entry });
    },

    async remove(id) {
      people.delete(id);
    },

    async page({ tenant, search = '', filter = {}, limit, after }) {
      if (after !== undefined && !people.has(after)) throw new InvalidCursorError();
      const sought = search.toLowerCase();
      const found = of(tenant)
        .filter((person) => [person.email, person.name ?? ''].some((text) => text.toLowerCase().startsWith(sought)))
        .filter((person) => matches(person, filter))
        .toSorted((a, b) => (a.email < b.email ? -1 : 1));
      const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
      const ids = found.slice(from, from + limit).map(({ id }) => id);
      const last = ids.at(-1);
      return { ids, ...(last !== undefined && found.length > from + limit ? { next: last } : {}) };
    },

    async count(tenant) {
      const counts = new Map<string, DirectoryCount>();
      for (const person of of(tenant)) {
        const { role, owner, kind, signIn, state, factors } = person;
        const sort = { tenant: person.tenant, role, owner, kind, signIn, state, factors };
        const key = JSON.stringify(sort);
        counts.set(key, { ...sort, n: (counts.get(key)?.n ?? 0) + 1 });
      }
      return [...counts.values()];
    },

    async close() {},
  };
}

type Filter = NonNullable<Parameters<Directory['page']>[0]['filter']>;

const matches = (person: Person, { mfa, ...filter }: Filter): boolean =>
  Object.entries(filter).every(([field, value]) => value === undefined || person[field as keyof Person] === value) &&
  (mfa === undefined || person.factors.some((type) => type !== 'backup-code') === mfa);
