import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { secretFromText, type Account, type Authenticator } from '@sallyport/rules';
import { z } from 'zod';
import { sealSecret } from '../accounts/authenticator-secret.ts';
import { readPhoneNumber } from '../accounts/phone-number.ts';
import { NEW_ACCOUNT } from '../accounts/insert-account.ts';
import { toBase64Url } from '../crypto/base64url.ts';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { AccountFields, faultsOf, readBy } from './account-fields.ts';
import { readHash } from './import-hash.ts';
import { TotpSecret } from './import-totp.ts';

/** One line of an import: an account, and what it proves itself with. */
const Line = AccountFields.extend({
  passwordHash: readBy(readHash, 'is no argon2id, argon2i, bcrypt or scrypt hash, or costs too much'),
  /** For codes by SMS. */
  phone: z.exactOptional(readBy(readPhoneNumber, 'is no mobile number with its country code')),
  /** Of an authenticator app: SHA-1, 6 digits, 30 s. */
  totpSecret: z.exactOptional(TotpSecret),
});
export type Line = z.infer<typeof Line>;

/** Reads a line; a text says what is wrong with it, and repeats nothing that stands in it. */
export function readLine(text: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is no JSON';
  }
  const line = Line.safeParse(value);
  return line.success ? line.data : faultsOf(line.error);
}

const ID_BYTES = 12;

/**
 * The id of a line's account: the same whenever the line is imported, so that a second time finds the first one's
 * account, also when its person has a newer hash by then. Who doesn't know the hash can't tell whose it is.
 */
export const idOf = ({ email, passwordHash }: Line): string =>
  toBase64Url(sha256(utf8ToBytes(JSON.stringify([email, passwordHash]))).subarray(0, ID_BYTES));

/** The account that a line stands for. */
export async function accountOf(
  { keyring, random, clock }: Pick<Ports, 'keyring' | 'random' | 'clock'>,
  line: Line,
): Promise<Account> {
  const { phone, totpSecret, ...fields } = line;
  const id = idOf(line);
  const enrolled = () => ({ id: newId(random), addedAt: clock() });
  const authenticators: Authenticator[] = [];
  if (totpSecret !== undefined) {
    const sealedSecret = await sealSecret(keyring, id, secretFromText(totpSecret));
    authenticators.push({ ...enrolled(), type: 'totp', sealedSecret, lastStep: 0 });
  }
  if (phone !== undefined) authenticators.push({ ...enrolled(), type: 'sms', number: phone });
  const [first] = authenticators;
  return { ...fields, ...NEW_ACCOUNT, id, authenticators, ...(first ? { defaultAuthenticator: first.id } : {}) };
}
