import type { FactorType } from '@sallyport/protocol';
import { FACTOR_ICON } from './factor-icons.ts';

const ORDER = Object.keys(FACTOR_ICON);

/** Sorts what has a factor by how hard that is to steal. */
export const byStrength = <T>(list: readonly T[], factorOf: (item: T) => FactorType): T[] =>
  [...list].sort((one, other) => ORDER.indexOf(factorOf(one)) - ORDER.indexOf(factorOf(other)));
