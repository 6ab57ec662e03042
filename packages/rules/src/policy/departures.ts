import type { FactorType, PolicyDeparture } from '@sallyport/protocol';
import { enforcing } from '../enforcement.ts';
import type { Policy } from './policy.ts';

const ASVS = 'ASVS 5.0';
const NIST = 'NIST SP 800-63B-4';
const HOUR = 60 * 60;

type Judge = (policy: Policy, now: number) => boolean;

/** Whether anybody may use it. */
const offers = ({ factors }: Policy, type: FactorType): boolean =>
  Object.values(factors).some((types) => types.includes(type));
const sendsMail: Judge = (policy) =>
  offers(policy, 'email') || (offers(policy, 'sms') && policy.sms.fallback === 'always');

const reachesEverybody: Judge = (policy, now) => {
  const enforcement = enforcing(policy);
  return (
    enforcement?.group === 'all' &&
    !enforcement.tenants?.length &&
    !enforcement.profiles?.length &&
    (enforcement.from === undefined || Date.parse(enforcement.from) <= now) &&
    !enforcement.exempt?.trial &&
    !enforcement.exempt?.firstSession
  );
};
const enforcesTooLittle: Judge = (policy, now) => !reachesEverybody(policy, now);
const trustsDevices: Judge = ({ trustedDevices }) => trustedDevices !== 'off';

/**
 * What a field can ask less than, at the levels that `strict` meets: OWASP ASVS 5.0.0 level 2, and AAL2 of
 * NIST SP 800-63B-4 (final, August 2025). Read there, requirement by requirement.
 */
const REQUIREMENTS: (PolicyDeparture & { departs: Judge })[] = [
  {
    field: 'factors',
    standard: NIST,
    requirement: '2.2.2',
    says: 'Everybody can choose a factor that resists phishing. Here some can’t have a passkey.',
    departs: ({ factors }) => Object.values(factors).some((types) => !types.includes('passkey')),
  },
  {
    field: 'factors',
    standard: NIST,
    requirement: '3.1.3.1',
    says: 'Mail is no second factor: a password is often all that opens it. Here it is one.',
    departs: (policy) => offers(policy, 'email'),
  },
  {
    field: 'factors',
    standard: NIST,
    requirement: '3.1.3.3',
    says:
      'Codes by SMS are restricted (3.2.9): ' +
      'with another factor to choose, a notice of their risks, and a plan for their end.',
    departs: (policy) => offers(policy, 'sms'),
  },
  {
    field: 'factors',
    standard: ASVS,
    requirement: '6.6.1',
    says: 'Codes by SMS only beside a stronger factor, and where people are told of their risks.',
    departs: (policy) => offers(policy, 'sms'),
  },
  {
    field: 'recover',
    standard: ASVS,
    requirement: '6.4.3',
    says:
      'Resetting a password bypasses no second factor. ' +
      'Here one mailbox is both, where mail is all that an account has: it replaces the password and gets the code.',
    departs: (policy) => policy.recover && offers(policy, 'email'),
  },
  {
    field: 'email.lifetime',
    standard: ASVS,
    requirement: '6.5.5',
    says: 'A code or a link that is sent lives 10 minutes at most. Here one by mail lives longer.',
    departs: (policy, now) => sendsMail(policy, now) && policy.email.lifetime > 600,
  },
  {
    field: 'sms.fallback',
    standard: NIST,
    requirement: '3.1.3.1',
    says: 'Mail is no second factor. Here a code that can’t be sent to a phone goes to everybody’s mail.',
    departs: (policy) => offers(policy, 'sms') && policy.sms.fallback === 'always',
  },
  {
    field: 'attempts.lockAfter',
    standard: ASVS,
    requirement: '6.6.3',
    says:
      'Guesses at a code that was sent are limited in rate. ' +
      'Here nothing but the hundredth wrong one in a row ends them.',
    departs: (policy, now) =>
      (sendsMail(policy, now) || offers(policy, 'sms')) &&
      policy.attempts.lockAfter === 'never' &&
      policy.attempts.checkRate === 'off',
  },
  {
    field: 'trustedDevices',
    standard: NIST,
    requirement: '5.1',
    says: 'No cookie stands in for a factor. Here one does, in a browser that a person trusts.',
    departs: trustsDevices,
  },
  {
    field: 'trustedDevices',
    standard: ASVS,
    requirement: '6.3.3',
    says:
      'Nobody comes in without a second factor. ' +
      'Here a trusted browser skips it: document why, and what makes up for it.',
    departs: trustsDevices,
  },
  {
    field: 'enforcement',
    standard: NIST,
    requirement: '2.2.1',
    says: 'Everybody proves two factors. Here some needn’t have a second one, or not yet.',
    departs: enforcesTooLittle,
  },
  {
    field: 'enforcement',
    standard: ASVS,
    requirement: '6.3.3',
    says: 'Nobody comes in without a second factor. Here some needn’t have one, or not yet.',
    departs: enforcesTooLittle,
  },
  {
    field: 'session.lifetime',
    standard: NIST,
    requirement: '2.2.3',
    says: 'A sign-in holds for 24 hours at most. Here it holds longer.',
    departs: ({ session }) => session.lifetime > 24 * HOUR,
  },
  {
    field: 'session.idle',
    standard: NIST,
    requirement: '2.2.3',
    says: 'An hour without a request ends a session. Here it lives longer.',
    departs: ({ session: { lifetime, idle } }) => (idle === 'none' ? lifetime : idle) > HOUR,
  },
  {
    field: 'session.idle',
    standard: ASVS,
    requirement: '7.3.1',
    says: 'A session ends when nothing is done with it. Here it doesn’t.',
    departs: ({ session }) => session.idle === 'none',
  },
];

/**
 * Where a policy asks less than OWASP ASVS 5.0 does at level 2 and NIST SP 800-63B-4 at AAL2, field by field. It speaks
 * of what policy decides and of nothing else: whether the rest of a deployment meets them is for an audit to say.
 *
 * @param now  Unix time in ms: enforcement from a later date is none yet.
 */
export const departuresOf = (policy: Policy, now: number): PolicyDeparture[] =>
  REQUIREMENTS.filter(({ departs }) => departs(policy, now)).map(({ field, standard, requirement, says }) => ({
    field,
    standard,
    requirement,
    says,
  }));
