import { z } from 'zod';
import { FactorType } from './factor-type.ts';
import { PolicyField } from './policy-field.ts';
import { PolicyDeparture, PolicyDocument } from './policy.ts';
import { ProblemCode } from './problem.ts';

/** A policy as an admin sees it. */
export const PolicyView = z.object({
  /** `platform`, `profile:ID` or `tenant:ID`. */
  scope: z.string(),
  /** What is set here. */
  document: PolicyDocument,
  /** What counts where nothing is set here: every field. */
  inherited: PolicyDocument,
  /** What counts: every field. */
  inForce: PolicyDocument,
  /** What may be set here: nothing, what is stricter than what is inherited, or anything. */
  maySet: z.enum(['none', 'stricter', 'full']),
  /** Whether this admin may save anything in place of what is set here, or why not. */
  mayReplace: z.union([z.literal(true), ProblemCode]),
  /** Every field, in the order in which a form shows them. */
  fields: z.array(PolicyField),
  /** Factors that can't work here, since nothing sends their messages or there is no domain. */
  unsendable: z.array(FactorType),
  /** Where it asks less than the standards do. */
  departures: z.array(PolicyDeparture),
});
export type PolicyView = z.infer<typeof PolicyView>;
