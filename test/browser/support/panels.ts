import type { Locator, Page } from '@playwright/test';

/** An element of the page, by what its tag says after the prefix. */
export const part = (page: Page, name: string): Locator => page.locator(`sally-${name}`);

/** Presses a button by keyboard alone. */
export async function pressEnterOn(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

/** Opens the page for admins with one part of it shown, for whoever is signed in. */
export async function openAdministration(page: Page, section: 'policy' | 'team'): Promise<Locator> {
  await page.goto(new URL(`/admin#${section}`, page.url()).href);
  return part(page, section);
}
