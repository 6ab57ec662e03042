import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { verify as verifyArgon2 } from '@node-rs/argon2';

const BCRYPT = /^\$2[aby]\$(?<cost>\d\d)\$/;
/** Kind and parameters of a PHC string. */
const PHC = /^\$(?:argon2id?\$v=19\$m=\d+,t=\d+,p=\d+|scrypt\$ln=\d+,r=\d+,p=\d+)\$/;
const SCRYPT = /^\$scrypt\$ln=(?<ln>\d{1,2}),r=(?<r>\d{1,3}),p=(?<p>\d{1,3})\$(?<salt>[\w+/-]+)\$(?<hash>[\w+/-]+)$/;

/**
 * Whether a password is the one behind a hash, of whichever kind: argon2 and scrypt as PHC strings, bcrypt as its own
 * (`$2a$`, `$2b$`, `$2y$`; of a long password it sees the first 72 bytes alone). Every kind works on the thread pool.
 *
 * @throws where it is no hash.
 */
export async function verifyHash(stored: string, password: string): Promise<boolean> {
  if (BCRYPT.test(stored)) return (await import('@node-rs/bcrypt')).verify(password, stored);
  const found = SCRYPT.exec(stored)?.groups;
  return found ? verifyScrypt(found, password) : verifyArgon2(stored, password);
}

/** RFC 7914; `ln` is the logarithm of N. */
async function verifyScrypt({ ln, r, p, salt = '', hash = '' }: Record<string, string>, password: string) {
  const expected = Buffer.from(hash, 'base64');
  const [N, blockSize, parallelism] = [2 ** Number(ln), Number(r), Number(p)];
  const maxmem = 128 * blockSize * (N + parallelism + 2); // all that it needs, and no more
  const actual = await new Promise<Buffer>((resolve, reject) => {
    const options = { N, r: blockSize, p: parallelism, maxmem };
    scrypt(password, Buffer.from(salt, 'base64'), expected.length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return expected.length >= 16 && timingSafeEqual(actual, expected);
}

/** What a hash of another system costs to check, by name; `undefined` where it is none. */
export function foreignCost(stored: string): string | undefined {
  const cost = BCRYPT.exec(stored)?.groups?.['cost'];
  return cost === undefined ? PHC.exec(stored)?.[0] : `$2b$${cost}$`;
}

/** A hash that costs as much to check and that no password matches. */
export function foreignDecoy(cost: string): string {
  // bcrypt's base64 begins with `.` and `/`, and the last character of salt and hash carries fewer bits
  if (BCRYPT.test(cost)) return `${cost}${bcryptText(16, 22)}${bcryptText(23, 31)}`;
  const bare = (length: number) => randomBytes(length).toString('base64').replaceAll('=', '');
  return `${cost}${bare(16)}$${bare(32)}`;
}

/** So many random bytes in an alphabet of bcrypt's; `.` ends both parts, for bits that aren't used are 0. */
const bcryptText = (bytes: number, length: number): string =>
  `${randomBytes(bytes)
    .toString('base64')
    .replaceAll(/[+=]/g, '.')
    .slice(0, length - 1)}.`;
