import type { AccountView } from '@sallyport/protocol';
import type { TestBrowser } from '../../support/test-browser.ts';
import { BEN, setUp, signedIn, siteUnder, type PresetSite } from './site.ts';

/**
 * A site like ThingsBoard where ben has set these up, the first of them as his default, and may be sent a code again.
 */
export async function benHas(...types: ('email' | 'sms' | 'totp')[]) {
  const site = await siteUnder('thingsboard');
  const ben = await signedIn(site.app, BEN);
  const factors = [];
  for (const type of types) factors.push(await setUp(site.app, ben, type));
  site.wait(30);
  const [first] = factors;
  if (!first) throw new Error('Nothing was set up.');
  return { ...site, ben, ...first };
}

/** A site like Schedule it where ben gets his codes as an admin has set it. */
export async function benGets(preference: { email?: boolean; sms?: string }) {
  const site = await siteUnder('schedule-it');
  await prefer(site.olga, site.app.ben.id, preference);
  return site;
}

/** An admin sets how codes reach a person. The factors that the person has then. */
export async function prefer(admin: TestBrowser, id: string, preference: { email?: boolean; sms?: string | false }) {
  const response = await admin.request('PATCH', `/admin/accounts/${id}`, preference);
  if (response.status !== 200) throw new Error(await response.text());
  return ((await response.json()) as AccountView).factors;
}

/** The mails and short messages that hold a code. */
export const sentCodes = ({ outbox, texts }: PresetSite['app']) => [
  ...outbox.filter(({ text }) => /\b\d{6}\b/.test(text)),
  ...texts,
];
