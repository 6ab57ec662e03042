import { base64URLStringToBuffer, bufferToBase64URLString } from '@simplewebauthn/browser';
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from '@sallyport/protocol';

/**
 * What the browser is asked now. It takes one request at a time (PK-5), and the library's own calls can't be aborted
 * between their feature test and the request, nor tell when what they aborted is over: so its conversions are used, and
 * the requests made here.
 */
let last: { abort: () => void; over: Promise<unknown> } | undefined;

/** Runs a request after the one before it was aborted and is over, whichever widget of the page made that. */
function alone<T>(signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const before = last;
  const mine = new AbortController();
  const abort = () => mine.abort();
  signal.addEventListener('abort', abort, { once: true });
  const result = (async () => {
    before?.abort();
    await before?.over;
    if (signal.aborted) abort();
    mine.signal.throwIfAborted();
    return run(mine.signal);
  })();
  last = { abort, over: result.then(letGo, letGo) };
  return result;

  function letGo(): void {
    signal.removeEventListener('abort', abort);
  }
}

/**
 * Asks for the use of a passkey.
 *
 * @param inField  Waits, as long as it takes, for one to be picked from what the browser offers in the field, and is
 *   called once that is pending. Otherwise the browser asks at once.
 * @throws `AbortError` once `signal` is aborted or another request follows; `NotAllowedError` where the person says no.
 */
export const usePasskey = (
  { challenge, allowCredentials, ...options }: PasskeyRequest,
  signal: AbortSignal,
  inField?: () => void,
): Promise<PasskeyAssertion> =>
  alone(signal, async (mine) => {
    const asked = navigator.credentials.get({
      ...(inField ? { mediation: 'conditional' } : {}),
      signal: mine,
      publicKey: {
        ...options,
        challenge: base64URLStringToBuffer(challenge),
        ...(allowCredentials ? { allowCredentials: allowCredentials.map(descriptor) } : {}),
      },
    });
    inField?.();
    const { id, response } = (await asked) as PublicKeyCredential & { response: AuthenticatorAssertionResponse };
    return {
      id,
      type: 'public-key',
      response: {
        clientDataJSON: bufferToBase64URLString(response.clientDataJSON),
        authenticatorData: bufferToBase64URLString(response.authenticatorData),
        signature: bufferToBase64URLString(response.signature),
        ...(response.userHandle ? { userHandle: bufferToBase64URLString(response.userHandle) } : {}),
      },
    };
  });

/**
 * Makes a passkey.
 *
 * @param mediation  `conditional`: without asking, where the browser has just filled in or saved the person's password
 *   (WebAuthn L3 §5.1.3). Otherwise its dialogue opens.
 * @throws as `usePasskey`; `InvalidStateError` where the device holds one of this account already.
 */
export const makePasskey = (
  { challenge, user, excludeCredentials, ...options }: PasskeyCreation,
  signal: AbortSignal,
  mediation?: 'conditional',
): Promise<NewPasskey> =>
  alone(signal, async (mine) => {
    const asked: CredentialCreationOptions & { mediation?: 'conditional' } = {
      ...(mediation ? { mediation } : {}),
      signal: mine,
      publicKey: {
        ...options,
        challenge: base64URLStringToBuffer(challenge),
        user: { ...user, id: base64URLStringToBuffer(user.id) },
        excludeCredentials: excludeCredentials.map(descriptor),
        extensions: { credProps: true },
      },
    };
    const credential = await navigator.credentials.create(asked);
    const made = credential as PublicKeyCredential & { response: AuthenticatorAttestationResponse };
    const { id, response } = made;
    const { rk } = made.getClientExtensionResults?.().credProps ?? {};
    return {
      id,
      type: 'public-key',
      response: {
        clientDataJSON: bufferToBase64URLString(response.clientDataJSON),
        attestationObject: bufferToBase64URLString(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      },
      ...(rk === undefined ? {} : { clientExtensionResults: { credProps: { rk } } }),
    };
  });

const descriptor = ({ id, transports, type }: NonNullable<PasskeyRequest['allowCredentials']>[number]) => ({
  type,
  id: base64URLStringToBuffer(id),
  ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}),
});
