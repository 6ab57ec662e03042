import { DAY_MS, INVITATION_DAYS, invites, type Account, type Invitation } from '@sallyport/rules';
import { hashToken, newToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { NOBODY } from '../store/keys.ts';
import { readAccount } from './account-store.ts';

/** A hint: what counts is the invitation that the account has. */
interface InvitationHint {
  account: string;
}

const invitationKey = (hash: string) => `invitation:${hash}`;

/** Draws the token of a new invitation: it goes into a mail, and only its hash stays. */
export async function generateInvitation({
  random,
  clock,
}: Pick<Ports, 'random' | 'clock'>): Promise<{ token: string; invitation: Invitation }> {
  const token = newToken(random);
  return { token, invitation: { hash: hashToken(token), expiresAt: clock() + INVITATION_DAYS * DAY_MS } };
}

/** Lets the account of an invitation be found by its token, as long as that works. */
export const keepInvitation = (
  { store }: Pick<Ports, 'store'>,
  account: string,
  { hash, expiresAt }: Invitation,
): Promise<void> =>
  store.update<InvitationHint, void>(invitationKey(hash), () => ({ set: { account }, expiresAt, return: undefined }));

/** Whom a token invites now; `undefined` where it was replaced, accepted, withdrawn or never given, or has run out. */
export async function findInvited(
  ports: Pick<Ports, 'store' | 'clock'>,
  token: string | undefined,
): Promise<{ account: Account; hash: string } | undefined> {
  const hash = hashToken(token ?? '');
  const hint = await ports.store.get<InvitationHint>(invitationKey(hash));
  const account = await readAccount(ports, hint?.account ?? NOBODY);
  return account && invites(account, hash, ports.clock()) ? { account, hash } : undefined;
}
