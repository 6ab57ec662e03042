import type { Step } from '@sallyport/protocol';
import { standard, type Policy } from '@sallyport/rules';
import { TOTP_SECRET, wrongCode } from '../people.ts';
import { factors } from '../policies.ts';
import { SoftwareAuthenticator } from '../software-authenticator.ts';
import type { TestApp, TestAppOptions } from '../test-app.ts';
import type { TestBrowser } from '../test-browser.ts';

/**
 * A part of what can happen: the settings that it needs, what people do, and the form that a widget has on its screen
 * before the server has sent a step.
 */
export type Scene = [options: TestAppOptions, play: (app: TestApp) => Promise<unknown>, form?: Step['kind']];

/** Every factor there is. */
export const ALL = factors('email', 'sms', 'totp', 'passkey', 'backup-code');

export const sends = (different: Partial<Policy['sends']>) => ({ sends: { ...standard.sends, ...different } });

export const perSource = (different: Partial<Policy['perSource']>) => ({
  perSource: { ...standard.perSource, ...different },
});

/** Nothing goes out by it. */
export const down = { send: () => Promise.reject(new Error('down')) };

export const newDevice = (app: TestApp) => new SoftwareAuthenticator(app.ports.site.url.origin);

/** Types so many codes that are wrong. */
export async function wrongCodes(browser: TestBrowser, app: TestApp, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await browser.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
}
