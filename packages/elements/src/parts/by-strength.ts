import type { FactorType } from '@sallyport/protocol';

/** The factors, those first that are hardest to steal. */
const ORDER: readonly FactorType[] = ['passkey', 'totp', 'sms', 'email', 'backup-code'];

/** Sorts what has a factor by how hard that is to steal. */
export const byStrength = <T>(list: readonly T[], factorOf: (item: T) => FactorType): T[] =>
  [...list].sort((one, other) => ORDER.indexOf(factorOf(one)) - ORDER.indexOf(factorOf(other)));
