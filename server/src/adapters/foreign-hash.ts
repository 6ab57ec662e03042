import { scrypt, timingSafeEqual } from 'node:crypto';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

const BCRYPT = /^\$2[aby]\$/;
const SCRYPT = /^\$scrypt\$ln=(?<ln>\d{1,2}),r=(?<r>\d{1,3}),p=(?<p>\d{1,3})\$(?<salt>[\w+/-]+)\$(?<hash>[\w+/-]+)$/;

/**
 * Whether a password is the one behind a hash, of whichever kind: argon2 and scrypt as PHC strings, bcrypt as its own
 * (`$2a$`, `$2b$`, `$2y$`; of a long password it sees the first 72 bytes alone). Every kind works on the thread pool.
 *
 * @throws where it is no hash.
 */
export async function verifyHash(stored: string, password: string): Promise<boolean> {
  if (BCRYPT.test(stored)) return verifyBcrypt(password, stored);
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
