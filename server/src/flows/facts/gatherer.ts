import type { Answer, AnswerOf } from '@sallyport/protocol';
import type { Account, FactsOf, Flow, SourceCount, Stage } from '@sallyport/rules';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OpenFlow } from '../flow-store.ts';

/** An answer to a stage: from whom, and about whom. */
export interface Asked<S extends Stage['at'] = Stage['at'], K extends Answer['kind'] = Answer['kind']> {
  caller: Caller;
  open: OpenFlow;
  flow: Flow & { stage: Extract<Stage, { at: S }> };
  answer: AnswerOf<K>;
  /** The flow's account; before anything was proved the one that the answer names. */
  account: Account | undefined;
}

/** What was found out for a kind of answer. The account stands there only where it is another than was asked about. */
export type Found<K extends Answer['kind']> = Partial<Omit<FactsOf<K>, 'now'>> & {
  /** Backup codes in clear, for the one answer that may show them. */
  newCodes?: string[];
  /** The budgets for guesses are used up: what is refused by that leaves no event more. */
  exhausted?: boolean;
  /** What the source was counted for, which a whole sign-in gives back. */
  counted?: readonly SourceCount[];
  /** Gives back what a right answer was counted for. It comes beside what follows, and nothing hangs on it. */
  refund?: () => Promise<void>;
};

/** Finds out what decides one kind of answer at one stage. */
export type Gather<S extends Stage['at'], K extends Answer['kind']> = (
  ports: TenantPorts,
  asked: Asked<S, K>,
) => Promise<Found<K>>;
