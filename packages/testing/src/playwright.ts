import { test as base } from '@playwright/test';
import { VirtualAuthenticator } from './virtual-authenticator.ts';

export { VirtualAuthenticator };

/**
 * Playwright's `test` with an authenticator for passkeys, in Chromium. It is plugged in before the page is opened, and
 * verifies its owner.
 *
 *     test('a passkey signs in', async ({ page, authenticator }) => …)
 */
export const test = base.extend<{ authenticator: VirtualAuthenticator }>({
  authenticator: async ({ page }, use) => {
    const authenticator = await VirtualAuthenticator.plugInto(page);
    await use(authenticator);
    await authenticator.unplug();
  },
});
