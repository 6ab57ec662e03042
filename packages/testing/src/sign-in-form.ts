import type { Screen } from './screen.ts';
import { ENGLISH, type SignInWords } from './words.ts';

/**
 * The forms of a sign-in as a person uses them: by what stands on them, not by how they are made.
 *
 *     const form = new SignInForm(page); // Playwright's page, or that of `vitest/browser`
 *     await form.giveCredentials('ada@example.com', 'seven grey herons');
 *     await form.giveCode(totp(secret));
 */
export class SignInForm<S extends Screen> {
  protected readonly screen: S;
  readonly #words: SignInWords;

  /** @param words  The site's own words, or those of another language; English unless told. */
  constructor(screen: S, words: Partial<SignInWords> = {}) {
    this.screen = screen;
    this.#words = { ...ENGLISH, ...words };
  }

  get identifier(): ReturnType<S['getByRole']> {
    return this.#find('textbox', 'identifier');
  }

  get password(): ReturnType<S['getByRole']> {
    return this.#find('textbox', 'password');
  }

  /** Where a code of an app, a mail or a text message is typed. */
  get code(): ReturnType<S['getByRole']> {
    return this.#find('textbox', 'code');
  }

  get backupCode(): ReturnType<S['getByRole']> {
    return this.#find('textbox', 'backupCode');
  }

  /** "Don't ask again on this device". */
  get trust(): ReturnType<S['getByRole']> {
    return this.#find('checkbox', 'trust');
  }

  get anotherWay(): ReturnType<S['getByRole']> {
    return this.#find('button', 'anotherWay');
  }

  async giveCredentials(identifier: string, password: string): Promise<void> {
    await this.identifier.fill(identifier);
    await this.password.fill(password);
    await this.#find('button', 'signIn').click();
  }

  async giveCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.#find('button', 'verify').click();
  }

  async giveBackupCode(code: string): Promise<void> {
    await this.backupCode.fill(code);
    await this.#find('button', 'verify').click();
  }

  #find(role: Parameters<Screen['getByRole']>[0], name: keyof SignInWords): ReturnType<S['getByRole']> {
    return this.screen.getByRole(role, { name: this.#words[name] }) as ReturnType<S['getByRole']>;
  }
}
