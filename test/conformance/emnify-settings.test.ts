import { secretFromText } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { appCode, PASSWORD, wrongCode } from '../support/people.ts';
import {
  anna,
  atTheCode,
  DAY,
  emnify,
  mandatory,
  MINUTE,
  optional,
  withMail,
  withoutMfa,
} from './support/emnify-portal.ts';
import { me, outcome, setPolicy, setUpApp } from './support/site.ts';

describe('emnify: configure MFA in the Portal', () => {
  // "Enter your password to verify your identity, then click Submit."
  it('R-07 asks for the password again', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    site.wait(10 * MINUTE);
    expect((await ben.start('enrol', { type: 'totp' })).step).toMatchObject({ kind: 'credentials', fixed: true });
    const give = (password: string) => ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password });
    expect((await give('not the password of ben')).step.problem?.code).toBe('invalid-credentials');
    expect((await give(PASSWORD)).step.kind).toBe('enrol-totp');
  });

  it('R-07 doesn’t ask twice within ten minutes', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    site.wait(10 * MINUTE - 1);
    expect((await ben.start('enrol', { type: 'totp' })).step.kind).toBe('enrol-totp');
  });

  // "scanning the QR code", "reveal a secret key", "return to the Portal and enter the token"
  it('R-06 shows a QR code and a secret key, and a 6-digit token turns MFA on', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    const { step } = await ben.start('enrol', { type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    expect(step.uri).toMatch(new RegExp(`^otpauth://totp/.+[?&]secret=${step.secret}(&|$)`));
    const secret = secretFromText(step.secret);
    expect(secret).toHaveLength(20);
    const wrong = await ben.answer({ kind: 'code', code: wrongCode(secret, site.now()) });
    expect(wrong.step).toMatchObject({ kind: 'enrol-totp', problem: { code: 'invalid-code' } });
    expect((await me(ben)).authenticators).toEqual([]);
    const token = appCode(secret, site.now());
    expect(token).toMatch(/^\d{6}$/);
    expect((await ben.answer({ kind: 'code', code: token })).step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
      factor: 'totp',
    });
    expect((await me(ben)).authenticators).toMatchObject([{ type: 'totp' }]);
  });

  // "you’ll be asked to enter a one-time password to verify your identity"
  it('R-06 R-22 asks for a one-time password from then on', async () => {
    const site = await optional();
    const { code } = await setUpApp(site, await withoutMfa(site));
    site.wait(30);
    const browser = site.browser();
    expect((await browser.signIn('ben@acme.test')).step).toMatchObject({
      kind: 'code',
      authenticator: { type: 'totp' },
    });
    expect((await browser.answer({ kind: 'code', code: code() })).step.kind).toBe('done');
  });

  it('R-16 turns email-based MFA on as well', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    expect((await ben.start('enrol', { type: 'email' })).step).toMatchObject({ kind: 'code', for: 'enrolment' });
    expect((await ben.answer({ kind: 'code', code: site.mailedCode() })).step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
      factor: 'email',
    });
  });
});

describe('emnify: manage trusted devices', () => {
  // "select Trust this device before entering the MFA code"
  it('R-50 offers it beside the code, of the app and of the mail, and trusts nothing unasked', async () => {
    const site = await mandatory();
    await withMail(site);
    expect((await atTheCode(site)).asked.step).toMatchObject({ kind: 'code', trust: { days: 30 } });
    const browser = site.browser();
    expect((await browser.signIn('anna@acme.test')).step).toMatchObject({ kind: 'code', trust: { days: 30 } });
    await browser.answer({ kind: 'code', code: site.code() });
    expect((await me(browser)).trustedDevices).toEqual([]);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-50 is bypassed where it was ticked ("To bypass this process, select Trust this device")', async () => {
    const site = await mandatory();
    await withMail(site);
    const { ben, code } = await atTheCode(site);
    await ben.answer({ kind: 'code', code, trustDevice: true });
    const mails = site.outbox.length;
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done');
    expect(site.outbox).toHaveLength(mails);
  });

  // "Trusted Devices should be visible in the Two-Factor Authentication section"
  it('R-52 lists the device', async () => {
    const site = await mandatory();
    const at = site.now();
    const browser = await anna(site, { trustDevice: true });
    await anna(site);
    expect((await me(browser)).trustedDevices).toEqual([
      {
        id: expect.any(String),
        name: expect.any(String),
        addedAt: new Date(at).toISOString(),
        until: new Date(at + 30 * DAY * 1000).toISOString(),
        current: true,
      },
    ]);
  });

  // "To remove a device from Trusted Devices, click Remove.", "Your changes are saved automatically."
  it('R-52 R-53 Remove is done at once', async () => {
    const site = await mandatory();
    const browsers = [await anna(site, { trustDevice: true }), await anna(site, { trustDevice: true })] as const;
    const [first, second] = browsers;
    const device = (await me(first)).trustedDevices.find(({ current }) => current);
    expect(await outcome(second, 'DELETE', `/me/trusted-devices/${device?.id}`)).toBe('204');
    expect((await first.signIn('anna@acme.test')).step.kind).toBe('code');
    expect((await second.signIn('anna@acme.test')).step.kind).toBe('done');
    expect(await outcome(second, 'DELETE', '/me/trusted-devices')).toBe('204');
    expect((await second.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  // "These devices remain trusted for 30 days. After that, you’ll need to verify your identity again."
  it('R-51 lasts 30 days, however often it is used', async () => {
    const site = await mandatory();
    const browser = await anna(site, { trustDevice: true });
    site.wait(15 * DAY);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('done');
    site.wait(15 * DAY - 31);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('done');
    site.wait(1);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-53 takes no altered token, and nobody else’s', async () => {
    const site = await mandatory();
    await withMail(site);
    const trusted = await anna(site, { trustDevice: true });
    const { ben, code } = await atTheCode(site);
    await ben.answer({ kind: 'code', code, trustDevice: true });
    const tokenOf = ({ cookies }: typeof ben) => [...cookies].find(([name]) => name.includes('trust')) ?? ['', ''];
    const [name, token] = tokenOf(trusted);
    for (const wrong of [(token.startsWith('A') ? 'B' : 'A') + token.slice(1), tokenOf(ben)[1]]) {
      const browser = site.browser();
      browser.cookies.set(name, wrong);
      expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');
    }
  });

  it('R-53 ends with a change of factors', async () => {
    const site = await mandatory();
    const browser = await anna(site, { trustDevice: true });
    await browser.start('enrol', { type: 'email' });
    await browser.answer({ kind: 'code', code: site.mailedCode() });
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-53 ends with a policy that forbids it, for good', async () => {
    const site = await optional();
    const browser = await anna(site, { trustDevice: true });
    await setPolicy(site.sam, { ...emnify, trustedDevices: 'off' });
    await setPolicy(site.sam, emnify);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');
  });
});

describe('emnify: disable MFA', () => {
  // "To turn off your existing MFA setup … click Disable", "You can turn on 2FA again at any time."
  it('R-67 turns it off and on again with a new secret', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    const old = await setUpApp(site, ben);
    expect((await me(ben)).canDisable).toBe(true);
    expect(await outcome(ben, 'DELETE', '/me/mfa')).toBe('204');
    expect((await site.browser().signIn('ben@acme.test')).step.kind).toBe('enrol-choose');
    const fresh = await setUpApp(site, ben);
    site.wait(30);
    const browser = site.browser();
    await browser.signIn('ben@acme.test');
    expect((await browser.answer({ kind: 'code', code: old.code() })).step.problem?.code).toBe('invalid-code');
    expect((await browser.answer({ kind: 'code', code: fresh.code() })).step.kind).toBe('done');
  });

  it('R-07 asks for the second factor first', async () => {
    const site = await optional();
    const browser = await anna(site);
    site.wait(10 * MINUTE);
    expect(await outcome(browser, 'DELETE', '/me/mfa')).toBe('403 reauthentication-required');
    expect((await browser.start('reauthenticate')).step).toMatchObject({ kind: 'code' });
    await browser.answer({ kind: 'code', code: site.code() });
    expect(await outcome(browser, 'DELETE', '/me/mfa')).toBe('204');
  });

  // "You won’t be able to disable MFA once it’s enforced for your organization."
  it('R-66 not once it is enforced', async () => {
    const site = await mandatory();
    const browser = await anna(site);
    const { enforced, canDisable, authenticators } = await me(browser);
    expect([enforced, canDisable, authenticators[0]?.actions.remove]).toEqual([true, 'enforced', 'enforced']);
    expect(await outcome(browser, 'DELETE', '/me/mfa')).toBe('403 enforced');
    expect(await outcome(browser, 'DELETE', `/me/authenticators/${authenticators[0]?.id}`)).toBe('403 enforced');
    expect((await me(browser)).authenticators).toHaveLength(1);
  });
});
