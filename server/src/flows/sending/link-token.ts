import type { Ports } from '../../ports/ports.ts';

/** What a mail's link stands for: the code of one recipient in one flow. */
export interface LinkClaim {
  flow: string;
  /** The recipient's key. */
  key: string;
  code: string;
  /** The mail holds nothing else, and this is a secret that nobody types. */
  only?: true;
}

/** What the link of a notice stands for: a change of address of an account, which it undoes. */
export interface UndoClaim {
  account: string;
  undo: string;
}

const CONTEXT = 'link';
const utf8 = new TextEncoder();
const text = new TextDecoder();

/**
 * The token in a link: the claim, encrypted, so that nothing more is stored and the link dies with its code. Who
 * holds it has read the mail.
 */
export const linkToken = ({ keyring }: Pick<Ports, 'keyring'>, claim: LinkClaim | UndoClaim): Promise<string> =>
  keyring.seal(CONTEXT, utf8.encode(JSON.stringify(claim)));

/** The claim of a token; `undefined` where it isn't one of ours. */
export async function readLinkToken(
  { keyring }: Pick<Ports, 'keyring'>,
  token: string,
): Promise<LinkClaim | UndoClaim | undefined> {
  try {
    return JSON.parse(text.decode(await keyring.open(CONTEXT, token))) as LinkClaim | UndoClaim;
  } catch {
    return undefined;
  }
}
