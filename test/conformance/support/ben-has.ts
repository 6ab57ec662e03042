import type { Me } from '@sallyport/protocol';
import type { TestBrowser } from '../../support/test-browser.ts';
import { BEN, setUp, signedIn, siteUnder } from './site-under.ts';

/** A site like ThingsBoard where ben has set these up, the first of them as his default, and may be sent a code again. */
export async function benHas(...types: ('email' | 'sms' | 'totp')[]) {
  const site = await siteUnder('thingsboard');
  const ben = await signedIn(site.app, BEN);
  const made = [];
  for (const type of types) made.push(await setUp(site.app, ben, type));
  site.app.wait(30);
  const [first] = made;
  if (!first) throw new Error('Nothing was set up.');
  return { ...site, ben, ...first };
}

/** What somebody sees of their own account. */
export const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;
