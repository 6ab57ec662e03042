import { Command } from 'commander';
import { PLATFORM, readPolicyDocument } from '../policies/policy-store.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/** Prints the platform's document: what is set, and not what is inherited. */
export const policyShow = (terminal: Terminal): Command =>
  new Command('show')
    .description('print the document in force, JSON; what it leaves out is as "standard" has it')
    .action(async () => {
      const kept = await withPorts(terminal, ({ ports }) => readPolicyDocument(ports, PLATFORM));
      if (!kept) terminal.tell('Nothing is set.');
      terminal.print(JSON.stringify(kept?.document ?? {}, null, 2));
    });
