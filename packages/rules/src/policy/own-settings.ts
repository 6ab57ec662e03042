import { fieldsOf } from './document.ts';
import { standard, type Policy } from './policy.ts';

/**
 * The fields that a policy has otherwise than a fresh install, by path, in order: two policies have the same ones only
 * if they are the same. A field that a new version adds is none of them until somebody sets it, so that no update looks
 * like a change of policy.
 */
export function ownSettings(policy: Policy): [path: string, value: unknown][] {
  const fresh = fieldsOf(standard);
  const differs = ([path, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(fresh.get(path));
  return [...fieldsOf(policy)].filter(differs).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
