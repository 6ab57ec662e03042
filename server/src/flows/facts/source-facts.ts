import type { SourceBudget } from '@sallyport/rules';
import { reserveSource, type Source } from '../../accounts/source-budgets.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
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
