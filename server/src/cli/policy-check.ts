import type { Channels } from '@sallyport/rules';
import { Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { channelsOf } from '../open-ports.ts';
import { documentOfPreset, PRESETS, readDocument } from './policy-document.ts';
import { reportOn, reportText } from './policy-report.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** Judges a policy that needn't be in force: where it departs from the standards, and why it would be refused. */
export const policyCheck = (terminal: Terminal): Command =>
  new Command('check')
    .description('say where a policy asks less than the standards, and what keeps it from being put in force')
    .addOption(new Option('--preset <name>', 'one that comes with Sallyport').choices(PRESETS).conflicts('file'))
    .option('--file <file>', 'a document, JSON')
    .option('--json', 'print JSON')
    .action(async ({ preset, file, json }: { preset?: string; file?: string; json?: true }) => {
      if (preset === undefined && file === undefined) throw new ConfigError('Name a policy: --preset or --file.');
      const document = file === undefined ? documentOfPreset(preset ?? '') : await readDocument(file);
      const report = reportOn(document, channelsHere(terminal), Date.now());
      terminal.print(json ? JSON.stringify(report, null, 2) : reportText(report));
      if (report.refusals.length > 0) throw new Refusal('The policy would be refused.');
    });

/** Where no server is configured, nothing is known to be missing. */
function channelsHere({ env, tell }: Terminal): Channels {
  if (env['SALLYPORT_URL'] || env['SALLYPORT_DEMO']) return channelsOf(readConfig(env));
  tell('No server is configured here (SALLYPORT_URL): mail, text messages and passkeys are taken to work.');
  return { mail: true, sms: true, passkeys: true };
}
