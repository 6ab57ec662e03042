import { describe, expect, it } from 'vitest';
import { factorsOf, standard, withChannels, type Policy } from '@sallyport/rules';
import { account } from '../support/account.ts';
import { factors } from '../support/policies.ts';

const emqx: Policy = { ...standard, factors: { ...factors('totp'), owner: ['email', 'totp'] } };

describe('R-11 what a person may use', () => {
  it('is what their role may, and for an owner what owners may', () => {
    expect(factorsOf(account({ role: 'tenant-admin' }), emqx)).toEqual(['totp']);
    expect(factorsOf(account({ role: 'tenant-admin', owner: true }), emqx)).toEqual(['email', 'totp']);
  });

  it('is what the role may for an owner where there is no list of owners', () => {
    expect(factorsOf(account({ owner: true }), { ...emqx, factors: factors('sms') })).toEqual(['sms']);
  });

  it('R-12 has nothing for an owner either that could not be sent', () => {
    expect(withChannels(emqx, { mail: false, sms: true, passkeys: true }).factors.owner).toEqual(['totp']);
  });
});
