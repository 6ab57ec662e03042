import type { CodeFormat } from '@sallyport/protocol/code-text';
import { codeBytes, generateCode, readCode, type Delivered } from '@sallyport/rules';
import { toBase64Url } from '../crypto/base64url.ts';
import type { Ports } from '../ports/ports.ts';

type Sent = Pick<Delivered, 'id' | 'recipient' | 'hash' | 'replaced'>;

/**
 * What is kept of a code that was sent: an HMAC bound to the challenge and to whom it was sent, since 20 bits could be
 * guessed offline from a hash, and a code must open nothing else.
 *
 * @param challenge  An id that all codes of one flow and recipient have in common.
 * @param code  As sent.
 */
export const sentCodeHash = (
  { keyring }: Pick<Ports, 'keyring'>,
  challenge: { id: string; recipient: string },
  code: string,
  format: CodeFormat,
): Promise<string> => keyring.mac('sent-code', challenge.id, challenge.recipient, readCode(code, format));

/**
 * Under which hash a typed code is kept among those that were sent: made when another secret was current, perhaps. Any
 * hash, where it is none of them.
 */
export async function findSentCode(
  { keyring }: Pick<Ports, 'keyring'>,
  sent: Sent,
  code: string,
  format: CodeFormat,
): Promise<string> {
  return amongSent(await keyring.macs('sent-code', sent.id, sent.recipient, readCode(code, format)), sent);
}

/** The one that was sent of a code's hashes under each secret; any, where none was. */
const amongSent = (hashes: readonly [string, ...string[]], { hash, replaced }: Sent): string =>
  hashes.find((each) => each === hash || replaced.includes(each)) ?? hashes[0];

/** What a link that comes alone stands for: nobody types it, so that it can be as long as it has to be. */
const SECRET_BYTES = 128 / 8;

/** A new secret of such a link. */
export const newLinkSecret = ({ random }: Pick<Ports, 'random'>): string => toBase64Url(random(SECRET_BYTES));

/** What is kept of it: of another use than codes, so that none is typed in its place. */
export const linkSecretHash = (
  { keyring }: Pick<Ports, 'keyring'>,
  { id, recipient }: { id: string; recipient: string },
  secret: string,
): Promise<string> => keyring.mac('sent-link', id, recipient, secret);

/** Under which hash the secret of a link is kept among those that were sent; any, where it is none of them. */
export const findLinkSecret = async ({ keyring }: Pick<Ports, 'keyring'>, sent: Sent, secret: string) =>
  amongSent(await keyring.macs('sent-link', sent.id, sent.recipient, secret), sent);

/** A new code of this look. */
export const newCode = ({ random }: Pick<Ports, 'random'>, format: CodeFormat): string =>
  generateCode(random(codeBytes(format)), format);
