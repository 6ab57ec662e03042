import type { Locator, Page } from '@playwright/test';
import { SignInForm } from '@sallyport/testing';
import { PASSWORD, type TestSite } from './test-site.ts';

/** The demo page as a person uses it: by what it says, not by how it is made. */
export class LoginPage extends SignInForm<Page> {
  readonly page: Page;
  readonly #site: TestSite;

  constructor(page: Page, site: TestSite) {
    super(page);
    this.page = page;
    this.#site = site;
  }

  get username(): Locator {
    return this.identifier;
  }

  get welcome(): Locator {
    return this.page.getByRole('heading', { name: 'You are signed in' });
  }

  get login(): Locator {
    return this.page.locator('sally-login');
  }

  async open(): Promise<this> {
    await this.page.goto(this.#site.url);
    return this;
  }

  /** Opens the page and gives identifier and password by keyboard alone. */
  async signIn(identifier: string, password = PASSWORD): Promise<this> {
    await this.open();
    await this.username.fill(identifier);
    await this.username.press('Tab');
    await this.password.fill(password);
    await this.password.press('Enter');
    return this;
  }

  /** By keyboard alone. */
  override async giveCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.code.press('Enter');
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
    await this.username.waitFor();
  }

  session(): Promise<{ aal: number; amr: string[] } | undefined> {
    return this.page.evaluate(async () => {
      const response = await fetch('/auth/session');
      return response.status === 200 ? ((await response.json()) as { aal: number; amr: string[] }) : undefined;
    });
  }
}
