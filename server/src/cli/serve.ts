import { Command } from 'commander';

/** Starts the server, until Ctrl-C. */
export const serve = (): Command =>
  new Command('serve').description('start the server').action(async () => {
    await import('../main.ts');
  });
