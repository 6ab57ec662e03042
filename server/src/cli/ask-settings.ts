import { randomBytes } from 'node:crypto';
import { storageOf } from '../adapters/storage-of.ts';
import { ConfigError } from '../config-error.ts';
import { readConfig } from '../config.ts';
import { givenSettings } from '../settings.ts';
import type { Terminal } from './terminal.ts';

/** What is asked for at a terminal, in groups: without an answer the rest of a group is no question. */
const QUESTIONS: [name: string, question: string][][] = [
  [['SALLYPORT_ORIGINS', 'Other origins whose pages embed it, separated by commas (none)']],
  [['SALLYPORT_STORE', 'Store, such as postgres://… or redis://… (sqlite:.sallyport/sallyport.db)']],
  [
    ['SALLYPORT_SMTP', 'Mail server, such as smtps://user:password@mail.example.com (none, and no mail goes out)'],
    ['SALLYPORT_MAIL_FROM', 'Whom mails come from, such as Acme <no-reply@example.com>'],
  ],
];

/**
 * The settings of a site that is being set up: what was given, what the server can't be without, and at a terminal what
 * it is asked for. There an answer that won't do is asked for again.
 *
 * @throws ConfigError
 */
export async function askSettings(terminal: Terminal, url: string | undefined): Promise<Record<string, string>> {
  const given = givenSettings(terminal.env);
  const before = given['SALLYPORT_URL'];
  if (before && url && url !== before) throw new ConfigError(`SALLYPORT_URL is ${before} already.`);
  if (given['SALLYPORT_DEMO'] === '1') throw new ConfigError('SALLYPORT_DEMO is set: the demo needs no init.');
  let settings: Record<string, string> = {
    ...(url ? { SALLYPORT_URL: url } : {}),
    ...given,
    ...(given['SALLYPORT_SECRET'] ? {} : { SALLYPORT_SECRET: randomBytes(32).toString('base64') }),
  };
  const check = (answers: Record<string, string>) => {
    const { store } = readConfig({ ...terminal.env, ...settings, ...answers });
    storageOf(store);
  };
  if (!settings['SALLYPORT_URL']) {
    const question: [string, string] = ['SALLYPORT_URL', 'Public base URL, such as https://auth.example.com'];
    settings = { ...settings, ...(await askGroup(terminal, [question], check)) };
  }
  for (const group of terminal.isInteractive ? QUESTIONS : []) {
    if (group.some(([name]) => settings[name])) continue;
    settings = { ...settings, ...(await askGroup(terminal, group, check)) };
  }
  return settings;
}

async function askGroup(
  { ask, tell, isInteractive }: Terminal,
  group: [string, string][],
  check: (answers: Record<string, string>) => void,
): Promise<Record<string, string>> {
  for (;;) {
    const answers: Record<string, string> = {};
    for (const [name, question] of group) {
      const answer = (await ask(question)).trim();
      if (answer === '') break;
      answers[name] = answer;
    }
    try {
      check(answers);
      return answers;
    } catch (error) {
      if (!isInteractive) throw error;
      tell((error as Error).message);
    }
  }
}
