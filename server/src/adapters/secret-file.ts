import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DEMO_SECRET } from '../data-folder.ts';

const SECRET_BYTES = 32;

/** The secret of the demo: made once, readable by its owner alone, and marked: a site can't be run with it. */
export async function demoSecretFromFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, DEMO_SECRET + randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made by an earlier start
  }
  const text = await readFile(path, 'utf8');
  const secret = Buffer.from(text.replace(DEMO_SECRET, ''), 'base64');
  if (secret.length !== SECRET_BYTES) throw new Error(`${path} does not hold a secret of ${SECRET_BYTES} bytes.`);
  return new Uint8Array(secret);
}
