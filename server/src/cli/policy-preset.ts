import { Argument, Command } from 'commander';
import { documentOfPreset, PRESETS } from './policy-document.ts';
import { putPolicy } from './put-policy.ts';
import type { Terminal } from './terminal.ts';

/** Puts a preset in force, every field of it. */
export const policyPreset = (terminal: Terminal): Command =>
  new Command('preset')
    .description('put a policy in force that comes with Sallyport')
    .addArgument(new Argument('<name>').choices(PRESETS))
    .action((name: string) => putPolicy(terminal, documentOfPreset(name)));
