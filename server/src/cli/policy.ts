import type { PolicyDocument } from '@sallyport/protocol';
import type { Channels } from '@sallyport/rules';
import { Argument, Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { channelsOf } from '../open-ports.ts';
import { savePolicy, viewPolicy } from '../policies/policy-admin.ts';
import { PLATFORM, readPolicyDocument } from '../policies/policy-store.ts';
import { documentOfPreset, PRESETS, readDocument } from './policy-document.ts';
import { departuresText, refuseUnsafe, reportOn } from './policy-report.ts';
import { recordCommand } from './record-act.ts';
import { Refusal } from './refusal.ts';
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

/** Puts the document of a file in force. */
export const policySet = (terminal: Terminal): Command =>
  new Command('set')
    .description('put a document in force: what it leaves out is as "standard" has it')
    .argument('<file>', 'JSON, as "policy show" prints it')
    .action(async (file: string) => putPolicy(terminal, await readDocument(file)));

/** Puts a preset in force, every field of it. */
export const policyPreset = (terminal: Terminal): Command =>
  new Command('preset')
    .description('put a policy in force that comes with Sallyport')
    .addArgument(new Argument('<name>').choices(PRESETS))
    .action((name: string) => putPolicy(terminal, documentOfPreset(name)));

/**
 * Puts a document in force as the platform's, in place of the one before.
 *
 * @throws Refusal where it is unsafe or can't work here, or somebody else was first: nothing is changed.
 */
const putPolicy = (terminal: Terminal, document: PolicyDocument): Promise<void> =>
  withPorts(terminal, async ({ ports }) => {
    const { version } = await viewPolicy(ports, PLATFORM, 'system-admin');
    const saved = await savePolicy(
      ports,
      PLATFORM,
      { document, author: 'system-admin' },
      version,
      recordCommand(ports),
    );
    if (typeof saved === 'string') throw new Refusal('Somebody else has just changed the policy: look at it again.');
    if ('refusals' in saved) return refuseUnsafe(saved);
    const { length } = saved.view.departures;
    terminal.tell('In force from the next request on.');
    if (length > 0) terminal.tell(`It asks less than the standards in ${length} of its points: see "policy check".`);
  });

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
