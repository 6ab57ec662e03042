import { sourceRate, type SourceBudget, type SourceCount } from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { budgetEndsIn, giveBack, spendOne } from './guess-budgets.ts';
import type { KnownBrowser } from './known-browser.ts';

/** Who is counted: a browser that an account knows, or where a request comes from; of admins the account. */
export type Source = Pick<Caller, 'address' | 'network'> | KnownBrowser | { admin: string };

/** Whether a source may do something; where it may not, in how many seconds it may. */
export type SourceVerdict = { admitted: true; counted: SourceCount[] } | { admitted: false; retryAfter: number };

/** A source has done something too often. */
export class TooOftenError extends Error {
  override readonly name = 'TooOftenError';
  readonly code = 'ERR_TOO_OFTEN';
  /** In how many seconds it may go on. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('Too much was done in a short time');
    this.retryAfter = retryAfter;
  }
}

type SourcePorts = Pick<TenantPorts, 'store' | 'keyring' | 'policy' | 'clock' | 'metrics'>;

/**
 * Counts something that a source does, before it is looked at, hashed or sent: whoever it is about, so that a refusal
 * tells nothing of any account. An IPv6 address is counted with its /64 and with its /48.
 *
 * Where a runtime can't tell where requests come from, all of them look like one source: nothing is counted then.
 */
export async function reserveSource(ports: SourcePorts, budget: SourceBudget, source: Source): Promise<SourceVerdict> {
  const spent = await allOver(
    scopesOf(source).map(async ([scope, ...who]) => {
      const rate = sourceRate(budget, ports.policy, scope);
      if (rate === 'off') return undefined;
      const key = `attempts:source-${budget}-${await ports.keyring.mac('attempts', 'source', budget, ...who)}`;
      return { key, rate, ...(await spendOne(ports, key, rate)) };
    }),
  );
  const found = spent.filter((each) => each !== undefined);
  const counted = found.filter(({ admitted }) => admitted).map(({ key, budget: { from } }) => ({ key, from }));
  const refused = found.filter(({ admitted }) => !admitted);
  if (refused.length === 0) return { admitted: true, counted };
  ports.metrics?.refused(budget);
  await refundSource(ports, counted);
  const now = ports.clock();
  return { admitted: false, retryAfter: Math.max(...refused.map((each) => budgetEndsIn(each.budget, each.rate, now))) };
}

/** Gives back what was counted, while the window lasts that it was counted in. */
export async function refundSource(ports: Pick<TenantPorts, 'store'>, counted: readonly SourceCount[]): Promise<void> {
  await allOver(counted.map(({ key, from }) => giveBack(ports, key, (budget) => budget.from === from)));
}

function scopesOf(source: Source): ['client' | 'network', ...string[]][] {
  if ('admin' in source) return [['client', 'admin', source.admin]];
  if ('id' in source) return [['client', 'known', source.account, source.id]];
  if (source.address === 'unknown') return [];
  const network: ['network', ...string[]][] = source.network === undefined ? [] : [['network', '/48', source.network]];
  return [['client', source.address], ...network];
}
