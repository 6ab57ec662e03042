import type { PolicyDocument } from '@sallyport/protocol';
import type { Standing } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';

/** Whose policy a document is. */
export type PolicyScope = { kind: 'platform' } | { kind: 'profile' | 'tenant'; id: string };

/** A document as it is kept. */
export interface StoredPolicy {
  /** Absent where it was taken back. */
  document?: PolicyDocument;
  /** How high its author stood then: it binds nobody above. */
  author?: Standing;
  /** When it last forbade trust, Unix time in ms. */
  trustEndedAt?: number;
  /** Never the same twice: what was read is overwritten only while it is what stands there. */
  version: string;
}

/** The version of a document that never was. */
export const NO_VERSION = 'none';

export const PLATFORM: PolicyScope = { kind: 'platform' };

export const policyKey = (scope: PolicyScope) =>
  scope.kind === 'platform' ? 'policy:platform' : `policy:${scope.kind}-${scope.id}`;

export const readPolicyDocument = ({ store }: Pick<Ports, 'store'>, scope: PolicyScope) =>
  store.get<StoredPolicy>(policyKey(scope));

/**
 * Writes a document over the version that it was made from, or takes it back: then what is inherited counts again.
 *
 * @param made  The document, `undefined` to take it back; how high its author stands; and whether what comes of it
 *   forbids trust.
 * @param expected  The version that was read; `NO_VERSION` where there was none.
 * @returns What stands there now; `undefined` where somebody else was first, and nothing was changed.
 */
export async function writePolicyDocument(
  { store, random }: Pick<Ports, 'store' | 'random'>,
  scope: PolicyScope,
  { document, author, forbidsTrust }: { document: PolicyDocument | undefined; author: Standing; forbidsTrust: boolean },
  expected: string,
): Promise<StoredPolicy | undefined> {
  const version = newId(random);
  return store.update<StoredPolicy, StoredPolicy | undefined>(policyKey(scope), (current, now) => {
    if ((current?.version ?? NO_VERSION) !== expected) return { keep: true, return: undefined };
    const trustEndedAt = forbidsTrust ? now : current?.trustEndedAt;
    const written: StoredPolicy = {
      ...(document ? { document, author } : {}),
      ...(trustEndedAt === undefined ? {} : { trustEndedAt }),
      version,
    };
    return { set: written, return: written };
  });
}
