import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

/** What the browser says of the page that used a passkey. The authenticator signed it. */
interface ClientData {
  /** base64url. */
  challenge: string;
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
): ClientData & { inOwnFrame: boolean } {
  const { challenge, crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON);
  const inOwnFrame = crossOrigin ? topOrigin !== undefined && origins.includes(topOrigin) : topOrigin === undefined;
  return { challenge, inOwnFrame };
}
