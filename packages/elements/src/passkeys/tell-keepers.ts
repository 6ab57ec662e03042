import type { Me } from '@sallyport/protocol';

/**
 * Tells whoever keeps a person's passkeys which of them the site takes and what the account is called now, in browsers
 * that can be told (WebAuthn L3 §5.1.10): what was removed here is offered no more. What becomes of it changes nothing
 * here.
 */
export function tellKeepers({ rpId, user, credentialIds }: NonNullable<Me['passkeys']>): void {
  const { id: userId, name, displayName } = user;
  const told = globalThis.PublicKeyCredential;
  told?.signalAllAcceptedCredentials?.({ rpId, userId, allAcceptedCredentialIds: credentialIds }).catch(() => {});
  told?.signalCurrentUserDetails?.({ rpId, userId, name, displayName }).catch(() => {});
}

/** Keeps a passkey that the site doesn't know, or no longer, from being offered again, in browsers that can be told. */
export function forgetPasskey(unknown: { rpId: string; credentialId: string }): void {
  globalThis.PublicKeyCredential?.signalUnknownCredential?.(unknown).catch(() => {});
}
