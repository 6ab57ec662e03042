import { Command } from 'commander';
import { readDocument } from './policy-document.ts';
import { putPolicy } from './put-policy.ts';
import type { Terminal } from './terminal.ts';

/** Puts the document of a file in force. */
export const policySet = (terminal: Terminal): Command =>
  new Command('set')
    .description('put a document in force: what it leaves out is as "standard" has it')
    .argument('<file>', 'JSON, as "policy show" prints it')
    .action(async (file: string) => putPolicy(terminal, await readDocument(file)));
