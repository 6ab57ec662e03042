import { FactorType, type Adoption } from '@sallyport/protocol';
import type { DirectoryCount } from '../ports/directory.ts';

const FACTORS = FactorType.exclude(['backup-code']).options;

/** How far second steps have come, by the cohorts of a directory: each account is in one of them. */
export function countAdoption(cohorts: readonly DirectoryCount[]): Adoption {
  const people = cohorts.filter(({ kind, state }) => kind === 'person' && state === 'active');
  const here = people.filter(({ signIn }) => signIn === 'password');
  const admins = here.filter(({ role }) => role !== 'member');
  return {
    people: sum(people),
    sso: sum(people) - sum(here),
    secondStep: sum(here.filter(hasSecondStep)),
    phishingResistant: sum(here.filter(({ factors }) => factors.includes('passkey'))),
    admins: sum(admins),
    adminsWithout: sum(admins.filter((cohort) => !hasSecondStep(cohort))),
    byFactor: Object.fromEntries(
      FACTORS.map((type) => [type, sum(here.filter(({ factors }) => factors.includes(type)))]),
    ) as Adoption['byFactor'],
  };
}

const hasSecondStep = ({ factors }: DirectoryCount): boolean => factors.some((type) => type !== 'backup-code');

const sum = (cohorts: readonly DirectoryCount[]): number => cohorts.reduce((people, { n }) => people + n, 0);
