import { z } from 'zod';
import { FactorType } from './factor-type.ts';
import { Id } from './id.ts';

const count = z.number().int().nonnegative();

/** How far second steps have come, in people whose accounts are active. Programs are nowhere counted. */
export const Adoption = z.object({
  /** All of them. */
  people: count,
  /** Those whom an identity provider answers for: what they sign in with it knows alone. The rest sign in here. */
  sso: count,
  /** Of those who sign in here: who has any second step besides backup codes, and who has a passkey. */
  secondStep: count,
  phishingResistant: count,
  /** The admins among those who sign in here, and how many of them have no second step. */
  admins: count,
  adminsWithout: count,
  /** Of those who sign in here: how many have each kind. Who has several is counted for each. */
  byFactor: z.record(FactorType.exclude(['backup-code']), count),
});
export type Adoption = z.infer<typeof Adoption>;

/** Whose second steps an admin asks for: a tenant's; all that they reach where it is left out. */
export const AdoptionQuery = z.strictObject({ tenant: Id.optional() });
export type AdoptionQuery = z.infer<typeof AdoptionQuery>;
