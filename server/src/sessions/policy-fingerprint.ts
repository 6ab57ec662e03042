import { ownSettings, type Policy } from '@sallyport/rules';
import { hashToken } from '../crypto/token.ts';

const fingerprints = new WeakMap<Policy, string>();

/** What two policies have in common only if they are the same: a session remembers under which it began. */
export function policyFingerprint(policy: Policy): string {
  const fingerprint = fingerprints.get(policy) ?? hashToken(JSON.stringify(ownSettings(policy)));
  fingerprints.set(policy, fingerprint);
  return fingerprint;
}
