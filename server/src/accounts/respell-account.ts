import { asciiDomain, formerIdentifier, normaliseIdentifier, ownsIdentifiers, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, type AccountPorts } from './account-store.ts';
import { CLAIM_MS, claimIdentifier } from './claim-identifier.ts';

/** What became of an account of old. */
export interface Respelled {
  account: Account;
  change: 'none' | 'respelled' | 'taken';
}

/**
 * Has an account found by every spelling of its address and its user name, where it was made when a domain in other
 * letters was another address: claims the one spelling of each, and writes the domain of its address in it. What
 * stands before the `@` stays as mail goes to it. Where another account has that spelling, nothing is changed: each is
 * found by its own.
 */
export async function respellAccount(
  ports: AccountPorts & Pick<Ports, 'keyring' | 'clock'>,
  account: Account,
): Promise<Respelled> {
  const { id, email, userName } = account;
  const former = [email, userName].filter((each) => each !== undefined && isFormer(each)) as string[];
  if (former.length === 0 || !ownsIdentifiers(account)) return { account, change: 'none' };
  const claim = { account: id, heldUntil: ports.clock() + CLAIM_MS };
  for (const identifier of former)
    if (!(await claimIdentifier(ports, identifier, claim))) return { account, change: 'taken' };
  const address = withDomain(email);
  const changed = await changeAccount(ports, id, (current) =>
    current.email === email && email !== address ? { ...current, email: address } : undefined,
  );
  return { account: changed ?? account, change: 'respelled' };
}

const isFormer = (identifier: string): boolean => normaliseIdentifier(identifier) !== formerIdentifier(identifier);

function withDomain(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = asciiDomain(email.slice(at + 1));
  return domain === undefined ? email : email.slice(0, at + 1) + domain;
}
