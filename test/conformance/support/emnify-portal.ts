import { presets } from '@sallyport/rules';
import { expect } from 'vitest';
import { siteUnder, type PresetSite } from './site.ts';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const SUPPORT = 'https://docs.emnify.com/support';
/** Has a letter nowhere, which every code by mail has. */
export const WRONG = { kind: 'code', code: '000000' } as const;

export const { emnify } = presets;
if (emnify.enforcement === 'off') throw new Error('emnify enforces');
const { enforcement } = emnify;

/** The portal, where MFA is mandatory from a date on. */
export const portal = (from: string) =>
  siteUnder('emnify', { enforcement: { ...enforcement, from }, support: SUPPORT });
/** It has come: "as of January 2024". */
export const mandatory = () => portal('2024-01-01T00:00:00Z');
/** It is a fortnight off: people may still do without. */
export const optional = () => portal('2026-01-29T12:00:00Z');

/** ben has given his password, and a code went to his address. */
export async function atTheCode(site: PresetSite) {
  const ben = site.browser();
  const asked = await ben.signIn('ben@acme.test');
  return { ben, asked, code: site.mailedCode() };
}

/** ben has email-based MFA; a minute has gone by. */
export async function withMail(site: PresetSite) {
  const { ben, code } = await atTheCode(site);
  expect((await ben.answer({ kind: 'code', code })).step).toMatchObject({ kind: 'done', factor: 'email' });
  site.wait(MINUTE);
}

/** ben is signed in, and has no MFA yet. */
export async function withoutMfa(site: PresetSite) {
  const ben = site.browser();
  await ben.signIn('ben@acme.test');
  expect((await ben.answer({ kind: 'skip' })).step.kind).toBe('done');
  return ben;
}

/** anna, who has an authenticator app, is signed in. */
export async function anna(site: PresetSite, { trustDevice = false } = {}) {
  const browser = site.browser();
  await browser.signIn('anna@acme.test');
  const { step } = await browser.answer({ kind: 'code', code: site.code(), trustDevice });
  expect(step.kind).toBe('done');
  site.wait(30);
  return browser;
}
