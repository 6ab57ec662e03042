import { describe, expect, it } from 'vitest';
import { offersOf, policyInForce, standard, waysOf, withChannels } from '@sallyport/rules';
import { account } from '../support/account.ts';
import { factors } from '../support/policies.ts';

const policy = { ...standard, factors: factors('email', 'sms', 'totp', 'passkey'), defaultFactor: 'email' } as const;

describe('R-12 what can’t work here', () => {
  it.each([
    [{ mail: true, sms: true, passkeys: true }, ['email', 'sms', 'totp', 'passkey'], 'email', 'if-enrolled'],
    [{ mail: true, sms: false, passkeys: true }, ['email', 'totp', 'passkey'], 'email', 'if-enrolled'],
    [{ mail: false, sms: true, passkeys: false }, ['sms', 'totp'], 'none', 'none'],
    [{ mail: false, sms: false, passkeys: false }, ['totp'], 'none', 'none'],
  ] as const)('is offered to nobody: %j', (channels, left, first, fallback) => {
    const narrowed = withChannels(policy, channels);
    expect(Object.values(narrowed.factors)).toEqual([left, left, left]);
    expect([narrowed.defaultFactor, narrowed.sms.fallback]).toEqual([first, fallback]);
    expect(narrowed.recover).toBe(channels.mail);
  });

  it('is no default either', () => {
    const bySms = { ...policy, defaultFactor: 'sms' } as const;
    expect(withChannels(bySms, { mail: true, sms: false, passkeys: true }).defaultFactor).toBe('none');
    expect(withChannels(bySms, { mail: false, sms: true, passkeys: true }).defaultFactor).toBe('sms');
  });

  it('R-74 is reminded of by no mail', () => {
    const reminding = { ...policy, enforcement: { group: 'all', reminders: { mail: true } } } as const;
    const narrowed = (mail: boolean) => withChannels(reminding, { mail, sms: true, passkeys: true }).enforcement;
    expect([narrowed(true), narrowed(false)]).toEqual([reminding.enforcement, { group: 'all' }]);
  });

  it('R-09 takes the backup codes along that stood in for it', () => {
    const byMail = { ...policy, factors: factors('email', 'backup-code') };
    expect(withChannels(byMail, { mail: false, sms: true, passkeys: true }).factors.member).toEqual([]);
  });
});

describe('R-12 a channel that is missing after a restart', () => {
  const byMail = account({ authenticators: [{ id: 'mail1', type: 'email', addedAt: 0 }] });
  const inForce = policyInForce(policy, { mail: false, sms: false, passkeys: false });

  it('offers its factor to nobody', () => {
    expect(offersOf(account(), inForce)).toEqual(['totp']);
    expect([inForce.recover, inForce.defaultFactor, inForce.sms.fallback]).toEqual([false, 'none', 'none']);
  });

  it('lets nobody who has set it up in without it', () => {
    expect(waysOf(byMail, inForce).map(({ id }) => id)).toEqual(['mail1']);
  });

  it('changes nothing where everything can be sent', () => {
    expect(policyInForce(policy, { mail: true, sms: true, passkeys: true })).toEqual({ ...policy, unsendable: [] });
  });
});
