import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError } from '../config-error.ts';
import { Refusal } from './refusal.ts';

const QUOTES = ['', "'", '`', '"'];

/**
 * Adds settings to the file that every command reads, which its owner alone may read. What the file says already stays:
 * it may hold a secret that accounts were made with.
 *
 * @returns Whether anything was added.
 * @throws ConfigError where the file says something else of one; Refusal where it can't be written. Nothing is written
 *   then.
 */
export function addToEnvFile(path: string, settings: Readonly<Record<string, string>>): boolean {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const kept = parseEnv(before);
  for (const [name, value] of Object.entries(settings)) {
    if (kept[name] !== undefined && kept[name] !== value)
      throw new ConfigError(`${name} is another in ${path}: change it there, or leave it out here.`);
  }
  const lines = Object.entries(settings).flatMap(([name, value]) => (name in kept ? [] : [lineOf(name, value)]));
  if (lines.length === 0) return false;
  const isCut = before !== '' && !before.endsWith('\n');
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (before !== '') chmodSync(path, 0o600); // `mode` below is for a new file alone
    writeFileSync(path, `${isCut ? '\n' : ''}${lines.join('')}`, { mode: 0o600, flag: before === '' ? 'wx' : 'a' });
  } catch (error) {
    throw new Refusal(`${path} can’t be written (${(error as NodeJS.ErrnoException).code}): nothing was changed.`);
  }
  return true;
}

/** A line that is read back as it was given: in the first quotation marks that let it be. */
function lineOf(name: string, value: string): string {
  const line = QUOTES.map((quote) => `${name}=${quote}${value}${quote}\n`).find((each) => {
    const read = parseEnv(`${each}END=1`);
    return read[name] === value && Object.keys(read).length === 2;
  });
  if (line === undefined) throw new ConfigError(`${name} has characters that no line of a file can hold.`);
  return line;
}
