import type { PolicyDocument } from '@sallyport/protocol';

/** What a platform sets, below which a tenant may be stricter. */
export const PLATFORM: PolicyDocument = { attempts: { lockAfter: 10 }, recover: false };

/** What the tenant sets. */
export const OWN: PolicyDocument = {
  attempts: { lockAfter: 5 },
  trustedDevices: { days: 14, factors: ['totp', 'passkey'] },
};
