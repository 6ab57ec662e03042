import type { AuditKind } from '@sallyport/protocol';
import type { SourceBudget } from '@sallyport/rules';

/** A request that was answered. */
export interface AnsweredRequest {
  /** One of the methods that HTTP defines and browsers send; `other` for any that a stranger made up. */
  method: string;
  /** The pattern of its route, `/auth/flows/:id`: it tells no id. `none` where there is no such route. */
  route: string;
  status: number;
  /** How long it took, in **ms**. */
  ms: number;
}

/** Counts what happens. What it counts by is bounded: a stranger can't make up one more series. */
export interface Metrics {
  request(answered: AnsweredRequest): void;
  /** What leaves an audit event: sign-ins, wrong codes, locks and all the others. */
  event(kind: AuditKind): void;
  /** What was refused: its source had done too much, too much went to new numbers, or too many waited to be hashed. */
  refused(budget: SourceBudget | 'numberRange' | 'siteNumbers' | 'hashing'): void;
}
