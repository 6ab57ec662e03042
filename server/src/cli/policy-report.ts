import type { PolicyDeparture, PolicyDocument, PolicyRefusal } from '@sallyport/protocol';
import { departuresOf, judgeDocument, standard, type Channels } from '@sallyport/rules';
import { Refusal } from './refusal.ts';

/** What there is to say of a policy before it is put in force. */
export interface PolicyReport {
  /** Why it can't be. */
  refusals: PolicyRefusal[];
  /** Where it asks less than the standards do. */
  departures: PolicyDeparture[];
}

/** Judges a document of the platform. @param now  Unix time in ms. */
export function reportOn(document: PolicyDocument, channels: Channels, now: number): PolicyReport {
  const { policy, refusals } = judgeDocument(standard, document, 'platform', channels);
  return { refusals, departures: departuresOf(policy, now) };
}

const WHY: Record<PolicyRefusal['reason'], string> = {
  'no-mail': 'no mail server is configured (SALLYPORT_SMTP)',
  'no-sms': 'no SMS gateway is configured (SALLYPORT_SMS)',
  'no-domain': 'passkeys are bound to a domain, and SALLYPORT_URL has none',
  'no-factor': 'asks for a second factor of people who can have none',
  'no-passkey': 'names an account that is no system admin with a passkey',
  'locks-you-out': 'you could no longer sign in',
  'locks-owner-out': 'the owner of a tenant could no longer sign in',
  'backup-code-alone': 'backup codes only stand in for another factor',
  'backup-code-trusts': 'a backup code says that something was lost, and trusts no device',
  'not-among-factors': 'nobody may use this factor',
  'not-allowed': 'a tenant sets nothing of its own here',
  'not-for-tenants': 'this is the platform’s to say',
  'not-stricter': 'asks less than the policy above it',
};

/** @throws Refusal with every reason, where a policy can't be put in force. */
export function refuseUnsafe({ refusals }: Pick<PolicyReport, 'refusals'>): void {
  if (refusals.length > 0) throw new Refusal(refusalText(refusals));
}

const refusalText = (refusals: PolicyRefusal[]): string =>
  [
    'The policy can’t be put in force:',
    ...refusals.map(
      ({ field, reason, tenant }) => `  ${field}: ${WHY[reason]}${tenant === undefined ? '' : ` (${tenant})`}.`,
    ),
  ].join('\n');

/** Where it asks less, in words. */
export const departuresText = ({ departures }: PolicyReport): string =>
  [
    departures.length > 0
      ? `It asks less than ${STANDARDS} in ${departures.length} ${departures.length === 1 ? 'point' : 'points'}:`
      : `It asks no less than ${STANDARDS}, in what policy decides.`,
    ...departures.flatMap(({ field, standard: of, requirement, says }) => [
      '',
      `  ${field} (${of}, ${requirement})`,
      `    ${says}`,
    ]),
  ].join('\n');

const STANDARDS = 'OWASP ASVS 5.0 at level 2 and NIST SP 800-63B-4 at AAL2';
