import type { AccountView } from '@sallyport/protocol';
import type { TestBrowser } from '../../support/test-browser.ts';
import { siteUnder } from './site-under.ts';

/** An admin sets how codes reach a person. The factors that the person has then. */
export async function prefer(admin: TestBrowser, id: string, preference: { email?: boolean; sms?: string | false }) {
  const response = await admin.request('PATCH', `/admin/accounts/${id}`, preference);
  if (response.status !== 200) throw new Error(await response.text());
  return ((await response.json()) as AccountView).factors;
}

/** A site like Schedule it where ben gets his codes as an admin has set it. */
export async function benGets(preference: { email?: boolean; sms?: string }) {
  const site = await siteUnder('schedule-it');
  await prefer(site.olga, site.app.ben.id, preference);
  return site;
}

/** The mails and short messages that hold a code. */
export const sentCodes = ({ outbox, texts }: Awaited<ReturnType<typeof siteUnder>>['app']) => [
  ...outbox.filter(({ text }) => /\b\d{6}\b/.test(text)),
  ...texts,
];
