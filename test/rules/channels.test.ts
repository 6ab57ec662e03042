import { describe, expect, it } from 'vitest';
import { standard, withChannels } from '@sallyport/rules';
import { factors } from '../support/policies.ts';

const policy = { ...standard, factors: factors('email', 'sms', 'totp'), defaultFactor: 'email' } as const;

describe('R-12 what nothing could send', () => {
  it.each([
    [{ mail: true, sms: true }, ['email', 'sms', 'totp'], 'email', 'if-enrolled'],
    [{ mail: true, sms: false }, ['email', 'totp'], 'email', 'if-enrolled'],
    [{ mail: false, sms: true }, ['sms', 'totp'], 'none', 'none'],
    [{ mail: false, sms: false }, ['totp'], 'none', 'none'],
  ] as const)('is offered to nobody: %j', (channels, left, first, fallback) => {
    const narrowed = withChannels(policy, channels);
    expect(Object.values(narrowed.factors)).toEqual([left, left, left]);
    expect([narrowed.defaultFactor, narrowed.sms.fallback]).toEqual([first, fallback]);
  });
});
