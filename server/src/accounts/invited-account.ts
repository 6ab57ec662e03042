import { isSameIdentifier, normaliseIdentifier, ownsIdentifiers, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { accountKey, changeAccount, findClaimants, type AccountPorts } from './account-store.ts';
import { CLAIM_MS, claimIdentifier, WRITE_MS } from './claim-identifier.ts';
import { insertAccount, NEW_ACCOUNT } from './insert-account.ts';

/** So many characters has the id of any account (`newId`). */
const ID_LENGTH = 16;

/** Whom an invitation is for: it is kept by tenant and address, whoever has that address elsewhere. */
export type Invitee = Pick<Account, 'tenant' | 'email'>;

/**
 * The ids that the account of an invitation may have, under each secret, the current one's first: MACs of tenant and
 * address, so that whoever invites once more, or at the same time, finds the one that there is.
 */
const idsOf = async ({ keyring }: Pick<Ports, 'keyring'>, { tenant, email }: Invitee): Promise<string[]> =>
  (await keyring.macs('invited', tenant, normaliseIdentifier(email))).map((mac) => mac.slice(0, ID_LENGTH));

/** The account that was made for an invitation and waits for its person. Those of an old store have a claim. */
export async function findInvitedInto(
  ports: Pick<Ports, 'store' | 'keyring'>,
  invitee: Invitee,
): Promise<Account | undefined> {
  const ids = await idsOf(ports, invitee);
  const [made, claimants] = await Promise.all([
    ports.store.getMany<Account[]>(ids.map(accountKey)),
    findClaimants(ports, invitee.email),
  ]);
  return [...made, ...claimants].find((account) => account && isFor(account, invitee));
}

const isFor = (account: Account, { tenant, email }: Invitee): boolean =>
  account.kind !== 'api' &&
  account.tenant === tenant &&
  !ownsIdentifiers(account) &&
  isSameIdentifier(account.email, email);

/** What an invitation says of its account. */
export type Invited = Invitee & Pick<Account, 'role' | 'invitation'> & Partial<Pick<Account, 'name' | 'language'>>;

/**
 * Makes the account of an invitation, or puts this one in the place of the one before. It claims nothing: its person
 * may sign up meanwhile, or be invited by others.
 *
 * @returns `undefined` where the invitation before was accepted meanwhile, or its account is suspended.
 */
export async function putInvited(
  ports: AccountPorts & Pick<Ports, 'keyring' | 'clock'>,
  before: Account | undefined,
  { role, invitation, name, ...invited }: Invited,
): Promise<Account | undefined> {
  const details = { role, ...(invitation ? { invitation } : {}), ...(name === undefined ? {} : { name }) };
  const renew = (id: string) =>
    changeAccount(ports, id, (current) => (current.state === 'invited' ? { ...current, ...details } : undefined));
  if (before) return renew(before.id);
  const [id = ''] = await idsOf(ports, invited);
  const account: Account = {
    ...NEW_ACCOUNT,
    ...invited,
    ...details,
    id,
    owner: false,
    state: 'invited',
    passwordHash: '',
    authenticators: [],
  };
  return (await insertAccount(ports, account)) ?? renew(id); // somebody was faster
}

/**
 * Claims the address of who accepts an invitation: they have followed the link that went to it. What is claimed and not
 * accepted is given up by itself, a day later: giving it up at once could take it from a second answer that is.
 *
 * @returns Until when it may be accepted, Unix time in ms; `undefined` where the address is another account's by now.
 */
export async function claimForAcceptance(
  ports: Pick<Ports, 'store' | 'keyring' | 'clock'>,
  { id, email }: Account,
): Promise<number | undefined> {
  const now = ports.clock();
  const isClaimed = await claimIdentifier(ports, email, { account: id, heldUntil: now + CLAIM_MS });
  return isClaimed ? now + WRITE_MS : undefined;
}
