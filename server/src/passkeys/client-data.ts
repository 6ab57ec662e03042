import { fromBase64Url } from '../crypto/base64url.ts';

/** What the browser says of the page that used a passkey (WebAuthn L3 §5.8.1). The authenticator signed it. */
interface ClientData {
  /** base64url. */
  challenge: string;
  crossOrigin?: boolean;
  topOrigin?: string;
}

/**
 * Reads the client data, and says whether the page stood where one of ours may: in a tab of its own, in a frame of its
 * own site, or in a frame on a page of the site's other origins (WebAuthn L3 §7.1, §7.2: crossOrigin, topOrigin). A
 * browser that tells of a foreign frame and not of whose page it is on is refused: that page could be anybody's.
 *
 * @throws where it isn't the JSON that it has to be.
 */
export function readClientData(
  clientDataJSON: string,
  origins: readonly string[],
): { challenge: string; inOwnFrame: boolean } {
  const text = new TextDecoder().decode(fromBase64Url(clientDataJSON));
  const { challenge, crossOrigin, topOrigin } = JSON.parse(text) as ClientData;
  const inOwnFrame = crossOrigin ? topOrigin !== undefined && origins.includes(topOrigin) : topOrigin === undefined;
  return { challenge, inOwnFrame };
}
