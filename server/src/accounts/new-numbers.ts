import { newNumberRates, rangeOf, type Rate, type SendVerdict } from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import { PLATFORM_LIST, record } from '../audit/record.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { giveBack, spendOne } from './guess-budgets.ts';
import { reserveUnproved } from './sends.ts';
import { refundSource, reserveSource } from './source-budgets.ts';

/** A number that somebody has typed, and nobody has proved. */
export interface NewNumber {
  /** E.164. */
  number: string;
  /** The account's id; before there is one, a MAC of the address that was proved. */
  whose: string;
}

/**
 * Counts one message to a number that nobody has proved, before it goes out. Else whoever has an account, and they are
 * free, could have messages sent to any number of numbers, at the site's cost (A-36, SMS pumping). It is counted for
 * who asks and for where they are, then for the range that the number lies in and for the whole site: what is refused
 * to one of the first counts for none of the others. The message that reaches the site's ceiling leaves an event.
 */
export async function reserveNewNumber(
  ports: TenantPorts,
  caller: Caller,
  { number, whose }: NewNumber,
): Promise<SendVerdict> {
  const [own, source] = await allOver([reserveUnproved(ports, whose), reserveSource(ports, 'newNumbers', caller)]);
  if (!own.admitted) {
    if (source.admitted) await refundSource(ports, source.counted);
    return own;
  }
  if (!source.admitted) return refusedUntil(ports.clock() + source.retryAfter * 1000);
  const rates = newNumberRates(ports.policy);
  const range = await reserveShared(
    ports,
    `range-${await ports.keyring.mac('sends', 'range', rangeOf(number))}`,
    rates.range,
  );
  if (!range.admitted) {
    ports.metrics?.refused('numberRange');
    return refusedUntil(range.until);
  }
  const site = await reserveShared(ports, 'site', rates.site);
  if (!site.admitted) {
    await range.giveBack();
    ports.metrics?.refused('siteNumbers');
    return refusedUntil(site.until);
  }
  if (site.isLast)
    await record(ports, caller, { kind: 'new-numbers-stopped', tenant: PLATFORM_LIST, details: { count: site.count } });
  return own;
}

const refusedUntil = (until: number): SendVerdict => ({ admitted: false, reason: 'hour', until });

/** Counts one of what everybody shares. */
async function reserveShared(ports: TenantPorts, name: string, rate: Rate | 'off') {
  if (rate === 'off') return { admitted: true, isLast: false, count: 0, giveBack: async () => {} } as const;
  const key = `sends:new-numbers-${name}`;
  const { admitted, budget } = await spendOne(ports, key, rate);
  const { count, per } = rate;
  if (!admitted) return { admitted, until: budget.from + per * 1000 } as const;
  return {
    admitted,
    isLast: budget.spent === count,
    count,
    giveBack: () => giveBack(ports, key, () => true, budget),
  } as const;
}
