import { HOTP, Secret } from 'otpauth';
import { cleanCode, type CodeFormat } from '@sallyport/protocol/code-text';

const STEP_SECONDS = 30;
/** SHA-1, 6 digits, 30 s and a 160-bit secret are what every authenticator app reads. */
export const TOTP_FORMAT: CodeFormat = { length: 6, alphabet: 'digits' };
export const TOTP_SECRET_BYTES = 20;

export type TotpVerdict = { ok: true; step: number } | { ok: false; reason: 'mismatch' | 'replayed' };

/**
 * Decides whether a one-time code proves possession of an authenticator app.
 *
 * @param typed  As the person gave it: `123 456` is `123456`.
 * @param secret  The shared secret.
 * @param lastStep  The last time step spent, `null` before the first use.
 * @param now  Unix time in **ms**.
 * @returns The time step to store as `lastStep` *before* anything is granted, or why not. A replayed step is told apart
 *   from a wrong code: waiting for the next one helps. Never throws on a person's input.
 *
 * RFC 6238 §4.2 (T0 = 0, X = 30 s), §5.2 (a step is accepted once, one step of drift either way);
 * NIST SP 800-63B-4 §3.1.4.2. Limiting guesses is `countAttempt`'s decision, not this one's.
 */
export function acceptTotp(typed: string, secret: Uint8Array, lastStep: number | null, now: number): TotpVerdict {
  const code = cleanCode(typed, TOTP_FORMAT);
  const current = Math.floor(now / 1000 / STEP_SECONDS);
  const shared = secretOf(secret);
  for (const step of [current, current - 1, current + 1]) {
    if (!equalsInConstantTime(code, codeAt(shared, step))) continue;
    return lastStep !== null && step <= lastStep ? { ok: false, reason: 'replayed' } : { ok: true, step };
  }
  return { ok: false, reason: 'mismatch' };
}

/** The code of a time step. RFC 4226 §5.3. */
export const totpAt = (secret: Uint8Array, step: number): string => codeAt(secretOf(secret), step);

const codeAt = (secret: Secret, step: number): string =>
  HOTP.generate({ secret, counter: step, digits: TOTP_FORMAT.length, algorithm: 'SHA1' });

/** The secret as people type it: base32 without padding. */
export const secretText = (secret: Uint8Array): string => secretOf(secret).base32;

/** The secret that a base32 text stands for. */
export const secretFromText = (text: string): Uint8Array => Secret.fromBase32(text).bytes;

/**
 * The `otpauth:` URI that a QR code carries. The algorithm, digits and period are the defaults, which the Key URI
 * Format lets one leave out: some apps read no others and a shorter URI makes a coarser, easier QR code. A colon parts
 * issuer and account there, escaped or not, so neither has one: `localhost:3000` is `localhost 3000` (F-01).
 */
export function totpUri(secret: string, issuer: string, accountName: string): string {
  const [by, whose] = [labelPart(issuer), labelPart(accountName)];
  return `otpauth://totp/${by}:${whose}?secret=${secret}&issuer=${by}`;
}

const labelPart = (text: string): string => encodeURIComponent(text.replaceAll(':', ' ').trim());

const secretOf = (bytes: Uint8Array) => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** The time taken tells nothing but the length, which is no secret. */
function equalsInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
