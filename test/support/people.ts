import { totpAt } from '@sallyport/rules';

export const PASSWORD = 'a password for tests 2026';

/** The seed of RFC 6238, appendix B. */
export const TOTP_SECRET = new TextEncoder().encode('12345678901234567890');

/** What an authenticator app shows at an instant (Unix time in ms), or so many steps of 30 s from it. */
export const appCode = (secret: Uint8Array, now: number, steps = 0): string =>
  totpAt(secret, Math.floor(now / 30_000) + steps);

/** A code that no step near the instant has. */
export function wrongCode(secret: Uint8Array, now: number): string {
  const right = new Set([-2, -1, 0, 1, 2].map((steps) => appCode(secret, now, steps)));
  for (let guess = 0; ; guess++) {
    const code = String(guess).padStart(6, '0');
    if (!right.has(code)) return code;
  }
}
