import { Password } from '@sallyport/protocol';
import { acceptsPassword, shortestPassword } from '@sallyport/rules';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** Asks for the password of an account that is about to be made. @throws Refusal where it won't do. */
export async function askNewPassword({ askSecret }: Terminal, email: string): Promise<string> {
  const account = { email, authenticators: [] };
  const password = await askSecret(`Password, of ${shortestPassword(account)} characters or more`);
  if (Password.safeParse(password).success && acceptsPassword(account, password)) return password;
  throw new Refusal(
    `The password must have ${shortestPassword(account)} to 256 characters, and must not be the address.`,
  );
}
