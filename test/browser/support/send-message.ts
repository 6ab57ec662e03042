import type { Page } from '@playwright/test';
import { expect, PASSWORD, type TestSite } from './test-site.ts';

/** Has the site send a message: somebody begins to sign in whose second step comes by email, or as a text. */
export async function sendMessage(
  page: Page,
  { url, messages }: TestSite,
  identifier = 'mail@acme.test',
): Promise<void> {
  const sent = messages.length;
  const answer = { kind: 'credentials', identifier, password: PASSWORD };
  const data = { purpose: 'sign-in', answer };
  await page.request.post(`${url}/auth/flows`, { data, headers: { origin: url } });
  await expect.poll(() => messages.length).toBeGreaterThan(sent);
}
