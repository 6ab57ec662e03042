import type { SourceBudget } from '@sallyport/rules';
import { reserveSource, type Source } from '../../accounts/source-budgets.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Found } from './gatherer.ts';

/** Counts what a source does, and says for how long it may do no more where it has done too much. */
export async function sourceFacts(
  ports: TenantPorts,
  budget: SourceBudget,
  source: Source,
): Promise<Pick<Found<'resend'>, 'retryAfter' | 'counted' | 'exhausted'>> {
  const verdict = await reserveSource(ports, budget, source);
  return verdict.admitted ? { counted: verdict.counted } : { retryAfter: verdict.retryAfter, exhausted: true };
}

/**
 * Counts one message of a source, to an address or a number that was typed. No sign-in gives it back: it has gone out.
 */
export async function messageFacts(ports: TenantPorts, caller: Caller): Promise<Omit<Found<'resend'>, 'account'>> {
  const { counted: _, ...messages } = await sourceFacts(ports, 'messages', caller);
  return messages;
}
