import type { NewPasskey } from '@sallyport/protocol';
import { PASSKEY_ALGORITHMS, type MadePasskey } from '@sallyport/rules';
import { toBase64Url } from '../crypto/base64url.ts';
import { readClientData } from './client-data.ts';
import { loadWebAuthn } from './load-webauthn.ts';
import type { RelyingParty } from './relying-party.ts';

/** What an authenticator states that doesn't say what it is (WebAuthn L3 §6.5.1). */
const UNSAID = '00000000-0000-0000-0000-000000000000';

/**
 * Verifies a passkey that was just made: challenge, page, domain, kind of key (WebAuthn L3 §7.1). What it says of the
 * device that made it wasn't asked for, and nothing hangs on it.
 *
 * @param userPresent  Whether the person must have touched it: not where the browser made it without asking (§5.1.3).
 * @returns `undefined` for whatever is wrong with it.
 */
export async function verifyNewPasskey(
  { id, type, response, clientExtensionResults }: NewPasskey,
  { id: rpId, origins }: RelyingParty,
  challenge: string,
  { userPresent = true }: { userPresent?: boolean } = {},
): Promise<MadePasskey | undefined> {
  const { clientDataJSON, attestationObject, transports = [] } = response;
  try {
    if (!readClientData(clientDataJSON, origins).inOwnFrame) return undefined;
    const { verifyRegistrationResponse } = await loadWebAuthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId: id, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origins,
      expectedRPID: rpId,
      requireUserPresence: userPresent,
      requireUserVerification: false, // the rules' to decide
      supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
    });
    if (!verified || registrationInfo.credential.id !== id) return undefined;
    const { credential, credentialDeviceType, credentialBackedUp, userVerified, aaguid } = registrationInfo;
    return {
      type: 'passkey',
      credentialId: id,
      publicKey: toBase64Url(credential.publicKey),
      signCount: credential.counter,
      transports,
      backupEligible: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
      ...(aaguid === UNSAID ? {} : { aaguid }),
      userVerified,
      discoverable: clientExtensionResults?.credProps?.rk,
    };
  } catch {
    return undefined; // as in `verifyAssertion`
  }
}
