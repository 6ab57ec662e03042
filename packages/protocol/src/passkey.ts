import { z } from 'zod';
import { text } from './text.ts';

/** RFC 4648 §5 without padding, of at most so many bytes. */
const bytes = (most: number) =>
  z
    .string()
    .min(1)
    .max(Math.ceil((most * 4) / 3))
    .regex(/^[\w-]+$/);

/** WebAuthn L3 §4: a credential id has at most 1,023 bytes. */
const credentialId = bytes(1023);

const userVerification = z.enum(['required', 'preferred']);

const Descriptor = z.object({
  type: z.literal('public-key'),
  id: z.string(),
  transports: z.array(z.string()).optional(),
});

/** What a browser is asked for: `PublicKeyCredentialRequestOptionsJSON` (WebAuthn L3 §5.5), as far as it is used. */
export const PasskeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** How long the challenge lives, in ms. */
  timeout: z.number().int(),
  /** Absent where the browser is to offer whatever passkeys it has. */
  allowCredentials: z.array(Descriptor).optional(),
  /** What the browser is to offer first (WebAuthn L3 §5.8.7). */
  hints: z.array(z.enum(['security-key'])).optional(),
  userVerification,
});
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

/** What a browser makes a passkey from: `PublicKeyCredentialCreationOptionsJSON` (WebAuthn L3 §5.4). */
export const PasskeyCreation = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number().int() })),
  timeout: z.number().int(),
  /** The person's passkeys: the device that holds one of these makes no second one. */
  excludeCredentials: z.array(Descriptor),
  authenticatorSelection: z.object({ residentKey: z.literal('preferred'), userVerification }),
  attestation: z.literal('none'),
});
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;

/** What is left out here, browsers and extensions may add; it is dropped. */
const credential = { id: credentialId, type: z.literal('public-key') };

/** That a passkey was used: `AuthenticationResponseJSON` (WebAuthn L3 §5.1). */
export const PasskeyAssertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(2048),
    authenticatorData: bytes(2048),
    signature: bytes(1024),
    /** WebAuthn L3 §5.4.3: at most 64 bytes. */
    userHandle: bytes(64).nullish(),
  }),
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** A passkey that was made: `RegistrationResponseJSON` (WebAuthn L3 §5.1). */
export const NewPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(2048),
    attestationObject: bytes(6144),
    transports: z.array(text(32)).max(10).optional(),
  }),
  /** What the browser says of it (WebAuthn L3 §10.1.3): `rk` is false where it is found by its id alone. */
  clientExtensionResults: z.object({ credProps: z.object({ rk: z.boolean().optional() }).optional() }).optional(),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/** The passkey that was kept: its id among the account's authenticators. */
export const AddedPasskey = z.object({ id: z.string() });
export type AddedPasskey = z.infer<typeof AddedPasskey>;
