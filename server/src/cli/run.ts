import { CommanderError } from 'commander';
import { ConfigError } from '../config-error.ts';
import { sallyport } from './sallyport.ts';
import type { Terminal } from './terminal.ts';

/**
 * Carries out one command of `sallyport`.
 *
 * @param args  What was typed after its name.
 * @returns The exit code: 0 where it is done, 1 where it was refused or has failed, 2 where the command or the
 *   environment can't be used; of those two the terminal was told in a line.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    await sallyport(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // it has said why
    terminal.tell(error instanceof Error ? error.message : String(error));
    return error instanceof ConfigError ? 2 : 1;
  }
}
