import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SECRET_BYTES = 32;

/** The secret of this data folder: made once, readable by its owner alone. */
export async function secretFromFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made by an earlier start
  }
  const secret = Buffer.from(await readFile(path, 'utf8'), 'base64');
  if (secret.length !== SECRET_BYTES) throw new Error(`${path} does not hold a secret of ${SECRET_BYTES} bytes.`);
  return new Uint8Array(secret);
}
