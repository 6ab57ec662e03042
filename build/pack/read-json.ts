import { readFileSync } from 'node:fs';

/** What a file of JSON holds. */
export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
