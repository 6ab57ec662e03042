import { DAY_MS, UNDO_DAYS, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { CLAIM_MS, claimIdentifier, WRITE_MS } from './claim-identifier.ts';

/**
 * Claims the address that an account is about to have, of who has proved it, and holds the one that it has for as long
 * as the change can be undone: nobody else gets that meanwhile.
 *
 * @returns Until when the account may be written, Unix time in ms; `undefined` where the address is another's by now.
 */
export async function claimNewAddress(
  ports: Pick<Ports, 'store' | 'keyring' | 'clock'>,
  { id, email }: Account,
  address: string,
): Promise<number | undefined> {
  const now = ports.clock();
  if (!(await claimIdentifier(ports, address, { account: id, heldUntil: now + CLAIM_MS }))) return undefined;
  await claimIdentifier(ports, email, { account: id, heldUntil: now + UNDO_DAYS * DAY_MS + CLAIM_MS });
  return now + WRITE_MS;
}
