import { secretFromText, totpAt } from '@sallyport/rules';

const STEP_MS = 30_000;

/**
 * What an authenticator app shows (RFC 6238: SHA-1, six digits, 30 seconds).
 *
 * @param secret  Base32, as beside the QR code; spaces and case don't count.
 * @param at  Unix time in **ms**; now unless told. A code counts once: another is shown 30 seconds later.
 */
export const totp = (secret: string, at = Date.now()): string =>
  totpAt(secretFromText(secret.replaceAll(/\s/g, '').toUpperCase()), Math.floor(at / STEP_MS));
