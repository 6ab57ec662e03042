import { describe, expect, it } from 'vitest';
import { standard, trustDays, trustDevice, trustedDevice } from '@sallyport/rules';
import { account } from '../support/account.ts';

const DAY = 86_400_000;
const device = { id: 'd1', tokenHash: 'hash', name: 'Firefox on Linux' };

describe('trusted devices', () => {
  it('R-51 lasts 30 days from the tick, however often it is used', () => {
    const trusting = trustDevice(account(), device, 30, 0);
    expect(trustedDevice(trusting, 'hash', standard, 30 * DAY - 1)?.id).toBe('d1');
    expect(trustedDevice(trusting, 'hash', standard, 30 * DAY)).toBeUndefined();
  });

  it('R-51 a shorter policy shortens the trust that was given before', () => {
    const trusting = trustDevice(account(), device, 30, 0);
    const policy = { ...standard, trustedDevices: { days: 7, factors: ['totp' as const] } };
    expect(trustedDevice(trusting, 'hash', policy, 7 * DAY)).toBeUndefined();
  });

  it('R-53 ends with a token that is not its own, a new generation and a policy that forbids it', () => {
    const trusting = trustDevice(account(), device, 30, 0);
    expect(trustedDevice(trusting, 'other', standard, 1)).toBeUndefined();
    expect(trustedDevice(trusting, undefined, standard, 1)).toBeUndefined();
    expect(trustedDevice({ ...trusting, trustGeneration: 1 }, 'hash', standard, 1)).toBeUndefined();
    expect(trustedDevice(trusting, 'hash', { ...standard, trustedDevices: 'off' }, 1)).toBeUndefined();
  });

  it('keeps the last twenty and none that has run out', () => {
    let trusting = trustDevice(account(), { ...device, id: 'old' }, 1, 0);
    for (let i = 0; i < 25; i++) trusting = trustDevice(trusting, { ...device, id: `d${i}` }, 30, 2 * DAY);
    expect(trusting.trustedDevices.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `d${i + 5}`));
  });

  it('R-50 offers the box beside the factors that policy names', () => {
    expect(trustDays(standard, 'totp')).toBe(30);
    expect(trustDays(standard, 'backup-code')).toBeUndefined();
    expect(trustDays({ ...standard, trustedDevices: 'off' }, 'totp')).toBeUndefined();
  });
});
