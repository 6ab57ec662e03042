/** Where Redis keeps an entry, and the indexes of the list that the entry is a member of: by its label as well. */
export interface RedisPlace {
  entry: string;
  member?: { indexes: string[]; name: string };
}

/** How keys are spelled in Redis. Braces hold what decides on the slot: a cluster has a list and its members in one. */
export interface RedisKeys {
  placeOf(key: string, label?: string): RedisPlace;
  indexOf(list: string, label?: string): string;
  /** Matches all entries in SCAN. */
  pattern: string;
  /** The key that an entry was stored under. */
  keyOf(entry: string): string;
  /** A part of the directory, all of which is in one slot. */
  directory(part: string): string;
}

/**
 * Spells `kind:id` as `{kind:id}` and the member `kind:id:m` as `{kind:id}:m`, behind `prefix` and a letter that keeps
 * entries apart from the indexes of lists: `{kind:id}`, and `{kind:id}:label` of what has a label. The prefix is
 * letters, digits, `_`, `-` and `:`, so that it means nothing to SCAN and to slots.
 */
export function redisKeys(prefix: string): RedisKeys {
  const entries = `${prefix}e:`;
  const indexOf = (list: string, label?: string) => `${prefix}l:{${list}}${label === undefined ? '' : `:${label}`}`;
  return {
    indexOf,
    placeOf(key, label) {
      const [, list, name] = /^([^:]*:[^:]*):(.*)$/s.exec(key) ?? [];
      if (list === undefined || name === undefined) return { entry: `${entries}{${key}}` };
      const indexes = label === undefined ? [indexOf(list)] : [indexOf(list), indexOf(list, label)];
      return { entry: `${entries}{${list}}:${name}`, member: { indexes, name } };
    },
    pattern: `${entries}*`,
    keyOf: (entry) => entry.slice(entries.length).replace(/^\{([^}]*)\}/, '$1'),
    directory: (part) => `${prefix}d:{directory}:${part}`,
  };
}
