import { z } from 'zod';

/** What a person can prove a sign-in with, besides the password. */
export const FactorType = z.enum(['email', 'sms', 'totp', 'backup-code', 'passkey']);
export type FactorType = z.infer<typeof FactorType>;
