import type { PasskeyAssertion } from '@sallyport/protocol';
import type { Assertion, PasskeyAuthenticator } from '@sallyport/rules';
import { fromBase64Url } from '../crypto/base64url.ts';
import { readClientData } from './client-data.ts';
import { loadWebAuthn } from './load-webauthn.ts';
import type { RelyingParty } from './relying-party.ts';

/** Which challenge an assertion has to answer. */
export type IsExpected = (challenge: string) => boolean | Promise<boolean>;

/**
 * Verifies the use of a passkey: challenge, page, domain and signature (WebAuthn L3 §7.2). What follows from the person
 * having been verified and from the signature count is the rules' to decide.
 *
 * @param passkeys  Of the account that it is to be the use of.
 * @returns `undefined` for whatever is wrong with it: why would help none but a forger.
 */
export async function verifyAssertion(
  { id, type, response }: PasskeyAssertion,
  passkeys: PasskeyAuthenticator[],
  { id: rpId, origins }: RelyingParty,
  isExpected: IsExpected,
): Promise<Assertion | undefined> {
  const passkey = passkeys.find(({ credentialId }) => credentialId === id);
  if (!passkey) return undefined;
  const { clientDataJSON, authenticatorData, signature } = response;
  try {
    if (!readClientData(clientDataJSON, origins).inOwnFrame) return undefined;
    const { verifyAuthenticationResponse } = await loadWebAuthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: isExpected,
      expectedOrigin: origins,
      expectedRPID: rpId,
      expectedTopOrigin: origins,
      requireUserVerification: false,
      // the count is compared with the rules'
      credential: { id, publicKey: fromBase64Url(passkey.publicKey), counter: 0 },
    });
    if (!verified) return undefined;
    const { newCounter, userVerified, credentialDeviceType, credentialBackedUp } = authenticationInfo;
    return {
      authenticator: passkey.id,
      userVerified,
      signCount: newCounter,
      backupEligible: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
    };
  } catch {
    return undefined; // the library throws for each of the ways to be wrong, and quotes what was sent
  }
}
