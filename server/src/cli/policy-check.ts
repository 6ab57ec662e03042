import type { PolicyDocument } from '@sallyport/protocol';
import type { Channels } from '@sallyport/rules';
import { Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { channelsOf } from '../open-ports.ts';
import { PLATFORM, readPolicyDocument } from '../policies/policy-store.ts';
import { documentOfPreset, PRESETS, readDocument } from './policy-document.ts';
import { departuresText, refuseUnsafe, reportOn } from './policy-report.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

interface Which {
  preset?: string;
  file?: string;
  json?: true;
}

/** Judges a policy, in force or not: where it departs from the standards, and why it would be refused. */
export const policyCheck = (terminal: Terminal): Command =>
  new Command('check')
    .description('say where a policy asks less than the standards, and what keeps it from being put in force')
    .addOption(new Option('--preset <name>', 'one that comes with Sallyport').choices(PRESETS).conflicts('file'))
    .option('--file <file>', 'a document, JSON; without either it is the one in force')
    .option('--json', 'print JSON')
    .action(async ({ json, ...which }: Which) => {
      const document = await documentOf(terminal, which);
      const report = reportOn(document, channelsHere(terminal), Date.now());
      terminal.print(json ? JSON.stringify(report, null, 2) : departuresText(report));
      refuseUnsafe(report);
    });

async function documentOf(terminal: Terminal, { preset, file }: Which): Promise<PolicyDocument> {
  if (preset !== undefined) return documentOfPreset(preset);
  if (file !== undefined) return readDocument(file);
  return withPorts(terminal, async ({ ports }) => (await readPolicyDocument(ports, PLATFORM))?.document ?? {});
}

/** Where no server is configured, nothing is known to be missing. */
function channelsHere({ env, tell }: Terminal): Channels {
  if (env['SALLYPORT_URL'] || env['SALLYPORT_DEMO']) return channelsOf(readConfig(env));
  tell('No server is configured here (SALLYPORT_URL): mail, text messages and passkeys are taken to work.');
  return { mail: true, sms: true, passkeys: true };
}
