import type { CodeFormat } from '@sallyport/protocol/code-text';
import { codeBytes, generateCode, readCode, type Delivered } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

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
  { id, recipient, hash, replaced }: Pick<Delivered, 'id' | 'recipient' | 'hash' | 'replaced'>,
  code: string,
  format: CodeFormat,
): Promise<string> {
  const hashes = await keyring.macs('sent-code', id, recipient, readCode(code, format));
  return hashes.find((each) => each === hash || replaced.includes(each)) ?? hashes[0];
}

/** A new code of this look. */
export const newCode = ({ random }: Pick<Ports, 'random'>, format: CodeFormat): string =>
  generateCode(random(codeBytes(format)), format);
