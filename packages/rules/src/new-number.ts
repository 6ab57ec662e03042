import type { Policy } from './policy/policy.ts';
import type { Rate } from './rate.ts';

const HOUR = 60 * 60;

/** How many digits of a number name the range that an operator is given: a country, a network, a block of numbers. */
const RANGE_DIGITS = 7;

/** The range that a number lies in. @param number  In E.164. */
export const rangeOf = (number: string): string => number.replace(/\D/g, '').slice(0, RANGE_DIGITS);

/** How many messages go to numbers of one range, and to all, that nobody has proved; `off` where none is counted. */
export function newNumberRates({ newNumbers: { perRange, perSite } }: Policy): Record<'range' | 'site', Rate | 'off'> {
  const hourly = (count: number | 'off') => (count === 'off' ? count : { count, per: HOUR });
  return { range: hourly(perRange), site: hourly(perSite) };
}

/** Whether policy lets numbers of a country be proved. @param callingCode  Without its plus (ITU-T E.164). */
export const servesCountry = ({ newNumbers: { callingCodes } }: Policy, callingCode: string): boolean =>
  callingCodes === 'any' || callingCodes.includes(callingCode);
