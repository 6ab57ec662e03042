import type { Locator, Page } from '@playwright/test';
import { PASSWORD, type TestSite } from './test-site.ts';

/** The demo page as a person uses it: by what it says, not by how it is made. */
export class LoginPage {
  readonly page: Page;
  readonly #site: TestSite;

  constructor(page: Page, site: TestSite) {
    this.page = page;
    this.#site = site;
  }

  get username(): Locator {
    return this.page.getByLabel('Email or user name');
  }

  get password(): Locator {
    return this.page.getByRole('textbox', { name: 'Password' });
  }

  get code(): Locator {
    return this.page.locator('sally-login input[autocomplete=one-time-code]');
  }

  get backupCode(): Locator {
    return this.page.locator('sally-login input[name=backup-code]');
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

  async giveCode(code: string): Promise<void> {
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
