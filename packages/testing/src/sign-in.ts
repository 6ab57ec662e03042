import { personOf, type Person } from './people.ts';
import type { Screen } from './screen.ts';
import { SignInForm } from './sign-in-form.ts';
import { totp } from './totp.ts';
import type { SignInWords } from './words.ts';

export interface SignInOptions {
  /** What the form asks for besides the password; a person's app shows its code by the time of this machine. */
  code?: () => string | Promise<string>;
  words?: Partial<SignInWords>;
}

/**
 * Signs somebody in where a sign-in is on screen.
 *
 * @param person  One of the demo's and the mock's people by name, `member`; or whoever the site has.
 * @throws {RangeError} where there is nobody of that name.
 */
export async function signIn<S extends Screen>(
  screen: S,
  person: string | Person,
  { code, words = {} }: SignInOptions = {},
): Promise<void> {
  const { identifier, password, appSecret } = personOf(person);
  const form = new SignInForm(screen, words);
  await form.giveCredentials(identifier, password);
  const find = code ?? (appSecret === undefined ? undefined : () => totp(appSecret));
  if (!find) return;
  await form.code.click(); // what is sent has been sent once it is asked for
  await form.giveCode(await find());
}
