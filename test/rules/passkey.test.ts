import { acceptAssertion, passkeyCreation, passkeyRequest, spendAssertion, type Assertion } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { account, passkey } from '../support/account.ts';

const said = (different: Partial<Assertion> = {}): Assertion => ({
  authenticator: 'key1',
  userVerified: true,
  signCount: 0,
  backupEligible: true,
  backedUp: true,
  ...different,
});

describe('a use of a passkey', () => {
  it('counts where the person was verified, and where that is not asked for', () => {
    expect(acceptAssertion(passkey(), said(), 'required')).toEqual({ ok: true });
    expect(acceptAssertion(passkey(), said({ userVerified: false }), 'preferred')).toEqual({ ok: true });
  });

  it('A-22 does not count without user verification where that is asked for', () => {
    const verdict = acceptAssertion(passkey(), said({ userVerified: false }), 'required');
    expect(verdict).toEqual({ ok: false, reason: 'unverified' });
  });

  it.each([
    [0, 0, true],
    [0, 1, true],
    [7, 8, true],
    [7, 7, false],
    [7, 6, false],
    [7, 0, false],
  ])('takes the signature count %i, then %i: %s', (stored, signCount, ok) => {
    const verdict = acceptAssertion(passkey({ signCount: stored }), said({ signCount }), 'required');
    expect(verdict).toEqual(ok ? { ok: true } : { ok: false, reason: 'copied' });
  });

  it('does not count where a key that stays in its device says that it can be copied', () => {
    const bound = passkey({ backupEligible: false });
    expect(acceptAssertion(bound, said(), 'required')).toEqual({ ok: false, reason: 'altered' });
  });
});

describe('spending it', () => {
  const owner = account({ authenticators: [passkey({ signCount: 7 })] });

  it('keeps the new count and whether the key is backed up', () => {
    const spent = spendAssertion(owner, said({ signCount: 9, backedUp: false }));
    expect(spent?.authenticators).toEqual([passkey({ signCount: 9, backedUp: false })]);
  });

  it('A-02 is lost where another answer brought the same count', () => {
    const [first, second] = [said({ signCount: 9 }), said({ signCount: 9 })];
    const spent = spendAssertion(owner, first);
    expect(spent && spendAssertion(spent, second)).toBeUndefined();
  });

  it('is lost where the passkey was removed or turned off meanwhile', () => {
    expect(spendAssertion(account(), said({ signCount: 9 }))).toBeUndefined();
    const off = account({ authenticators: [passkey({ off: true })] });
    expect(spendAssertion(off, said({ signCount: 9 }))).toBeUndefined();
  });
});

describe('what a browser is asked', () => {
  const asker = { rpId: 'auth.acme.test', challenge: 'Y2hhbGxlbmdl' };

  it('A-10 names no credential where nobody has signed in', () => {
    expect(passkeyRequest(asker, 'required')).toEqual({
      challenge: 'Y2hhbGxlbmdl',
      rpId: 'auth.acme.test',
      timeout: 600_000,
      userVerification: 'required',
    });
  });

  it('PK-12 asks at once for a security key where the person has nothing else', () => {
    const key = passkey({ transports: ['usb', 'nfc'], backupEligible: false });
    const phone = passkey({ transports: ['internal', 'hybrid'] });
    const unknown = passkey({ backupEligible: false });
    const hints = [[key], [key, phone], [phone], [unknown], []].map(
      (all) => passkeyRequest(asker, 'preferred', all).hints,
    );
    expect(hints).toEqual([['security-key'], undefined, undefined, undefined, undefined]);
  });

  it('makes no second passkey on a device that holds one', () => {
    const owner = account({ authenticators: [passkey({ transports: ['usb'] })] });
    const { excludeCredentials } = passkeyCreation(owner, asker, 'preferred');
    expect(excludeCredentials).toEqual([{ type: 'public-key', id: 'credential1', transports: ['usb'] }]);
  });

  it('gives the account’s random id as the user handle, not the address', () => {
    expect(passkeyCreation(account(), asker, 'preferred').user).toEqual({
      id: 'a1',
      name: 'anna@acme.test',
      displayName: 'anna@acme.test',
    });
  });
});
