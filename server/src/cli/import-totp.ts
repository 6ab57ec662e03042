import { z } from 'zod';

/** 80 bits at least, as apps make them (RFC 4226 §4 asks for 128 of new ones). */
const BASE32 = /^[A-Z2-7]{16,128}=*$/;

/** What an otpauth URI may say, where it says it: what `acceptTotp` checks by. */
const SUPPORTED: readonly [parameter: string, supported: RegExp][] = [
  ['algorithm', /^(hmac-?)?sha-?1$/i],
  ['digits', /^6$/],
  ['period', /^30$/],
  ['encoder', /^$/], // of codes that aren't digits
];

/**
 * The secret of an authenticator app as people and exports write it: base32 in either case, in groups with spaces or
 * dashes between them, or the otpauth URI around it (Key URI Format). What is wrong is said without the secret.
 */
export const TotpSecret = z.string().transform((text, context): string => {
  const read = readSecret(text);
  if ('secret' in read) return read.secret;
  context.addIssue({ code: 'custom', message: read.fault });
  return z.NEVER;
});

function readSecret(text: string): { secret: string } | { fault: string } {
  const uri = /^\s*otpauth:/i.test(text) ? parsed(text) : undefined;
  const fault = uri && faultOf(uri);
  if (fault !== undefined) return { fault };
  const secret = (uri ? (uri.searchParams.get('secret') ?? '') : text).replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  return BASE32.test(secret) ? { secret } : { fault: 'is no base32 secret, or otpauth URI with one' };
}

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function faultOf({ host, searchParams }: URL): string | undefined {
  if (host.toLowerCase() !== 'totp') return 'not supported in an otpauth URI: another type than totp';
  const others = SUPPORTED.flatMap(([name, supported]) =>
    searchParams.getAll(name).every((value) => supported.test(value)) ? [] : [name],
  );
  return others.length === 0
    ? undefined
    : `not supported in an otpauth URI: ${others.join(', ')} (only SHA-1, 6 digits and 30 seconds are)`;
}
