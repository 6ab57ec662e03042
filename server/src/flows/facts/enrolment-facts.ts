import { servesCountry } from '@sallyport/rules';
import { sealNewSecret } from '../../accounts/authenticator-secret.ts';
import { loadPhoneNumbers } from '../../accounts/load-phone-numbers.ts';
import { hashToken } from '../../crypto/token.ts';
import { comparedWith, lockFacts } from './code-facts.ts';
import type { Gather } from './gatherer.ts';
import { newFactor } from './new-factor.ts';

/** A secret, where an authenticator app was chosen: new each time. */
export const choiceFacts: Gather<'enrol-choose', 'enrol'> = async (ports, { answer, account }) =>
  account && answer.type === 'totp' ? { newSealedSecret: await sealNewSecret(ports, account.id) } : {};

/** What the flow is known by to an account whose grace it uses. */
export const skipFacts: Gather<'enrol-choose', 'skip'> = async (_ports, { open }) => ({
  flowMark: hashToken(open.id),
});

/** What the first code of a factor is compared with, and what becomes active by it. */
export const firstCodeFacts: Gather<'enrol-totp' | 'enrol-email' | 'enrol-sms', 'code'> = async (
  ports,
  { flow, answer, account },
) => {
  if (!account) return {};
  return { ...(await comparedWith(ports, flow, answer.code, account)), ...(await newFactor(ports, account)) };
};

/** What stops the link of a first mail, and what becomes active by it. */
export const firstLinkFacts: Gather<'enrol-email', 'link'> = async (ports, { account }) => {
  if (!account) return {};
  return { ...(await lockFacts(ports, account)), ...(await newFactor(ports, account)) };
};

/** The number, where it is one that can get codes, of a country that policy serves. */
export const phoneFacts: Gather<'enrol-phone', 'phone'> = async ({ policy }, { answer, account }) => {
  const { readPhoneNumber } = await loadPhoneNumbers();
  const phone = account && readPhoneNumber(answer.number, (code) => servesCountry(policy, code));
  return phone === undefined ? {} : { phone };
};

/** A new set of backup codes. */
export const backupCodesFacts: Gather<'renew-backup-codes', 'enrol'> = async (ports, { account }) =>
  account ? newFactor(ports, account) : {};
