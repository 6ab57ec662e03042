import { Password, type ProblemReason } from '@sallyport/protocol';
import { SHORTEST_PASSWORD } from '@sallyport/rules';
import { judgePasswordAlone, type Chooser } from '../accounts/judge-password.ts';
import type { Ports } from '../ports/ports.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** Asks for the password of an account that is about to be made. @throws Refusal where it won't do, with why. */
export async function askNewPassword({ askSecret }: Terminal, ports: Ports, chooser: Chooser): Promise<string> {
  const password = await askSecret(`Password, of ${SHORTEST_PASSWORD} characters or more`);
  const reason = Password.safeParse(password).success
    ? await judgePasswordAlone(ports, chooser, password)
    : 'password-short';
  if (reason) throw new Refusal(WORDS[reason] ?? LENGTH);
  return password;
}

const LENGTH = `The password must have ${SHORTEST_PASSWORD} to 256 characters.`;

const WORDS: Partial<Record<ProblemReason, string>> = {
  'password-short': LENGTH,
  'password-common': 'The password is among the first that are guessed, or a simple pattern.',
  'password-own': 'The password must not be the address, a name, or what the site or the tenant is called.',
};
