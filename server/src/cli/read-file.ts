import { readFile } from 'node:fs/promises';
import { ConfigError } from '../config-error.ts';

/** The text of a file that a command names. */
export const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(`${file} can't be read: ${error.code ?? error.message}`);
  });
