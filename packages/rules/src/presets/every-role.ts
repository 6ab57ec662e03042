import type { FactorType } from '@sallyport/protocol';
import type { Policy } from '../policy/policy.ts';

/** Every role may use these factors. */
export const everyRole = (...types: FactorType[]): Policy['factors'] => ({
  'system-admin': types,
  'tenant-admin': types,
  member: types,
});
