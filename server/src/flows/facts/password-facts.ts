import type { AnswerOf } from '@sallyport/protocol';
import { type Account, isGuarded, normaliseIdentifier, signsInHere } from '@sallyport/rules';
import { allOver } from '../../all-over.ts';
import { checkPassword } from '../../accounts/check-password.ts';
import { reserveGuess } from '../../accounts/guess-budgets.ts';
import { readHashCosts } from '../../accounts/hash-costs.ts';
import { judgePassword, judgePasswordAlone } from '../../accounts/judge-password.ts';
import { knownBrowserOf, turnOf } from '../../accounts/known-browser.ts';
import { renewHash } from '../../accounts/renew-hash.ts';
import { trustedDeviceOf } from '../../accounts/trusted-device.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import { servedDomain } from '../single-sign-on.ts';
import type { Asked, Found, Gather } from './gatherer.ts';
import { firstSecret } from './new-factor.ts';
import { sourceFacts } from './source-facts.ts';

/** Whether an identity provider answers for the address, before any password is looked at. */
export const providerFacts: Gather<'credentials', 'identify'> = async (ports, { flow, answer }) => {
  const ssoDomain = await domainOf(ports, flow, answer.identifier);
  return ssoDomain === undefined ? {} : { ssoDomain };
};

/** Whether the password is right; it is never looked at where an identity provider answers for the address. */
export const passwordFacts: Gather<'credentials', 'credentials'> = async (ports, { caller, flow, answer, account }) => {
  const ssoDomain = await domainOf(ports, flow, answer.identifier);
  if (ssoDomain !== undefined) return { account: undefined, ssoDomain };
  const checked = await checkGuess(ports, caller, answer, account);
  const opened = checked.passwordRight ? account : undefined; // as much is done for any other
  const isWeighed = opened?.weighsPassword && !isGuarded(opened);
  const passwordFault = isWeighed ? await judgePasswordAlone(ports, opened, answer.password) : undefined;
  return { ...checked, ...(passwordFault ? { passwordFault } : {}), ...(await firstSecret(ports, flow, opened)) };
};

const domainOf = async (
  ports: TenantPorts,
  { purpose }: Asked['flow'],
  identifier: string,
): Promise<string | undefined> => (purpose === 'sign-in' ? servedDomain(ports, identifier) : undefined);

/**
 * Counts the password before it is looked at, and looks at one of an unknown identifier too: reads, writes and hashes
 * are the same for every account, so that neither answer nor time tells of it.
 */
async function checkGuess(
  ports: TenantPorts,
  caller: Caller,
  { identifier, password }: AnswerOf<'credentials'>,
  account: Account | undefined,
): Promise<Found<'credentials'>> {
  const known = await knownBrowserOf(ports, caller, account);
  const device = account && trustedDeviceOf(ports, caller, account);
  const subject = account?.id ?? normaliseIdentifier(identifier);
  const [source, reserve, costs] = await allOver([
    sourceFacts(ports, 'passwords', known ?? caller),
    reserveGuess(ports, 'password', { subject, caller, device: known?.id }),
    readHashCosts(ports),
  ]);
  if (source.retryAfter !== undefined) {
    await reserve.refund();
    return source;
  }
  const matches = await checkPassword(ports, account, password, costs, turnOf(caller, known));
  const passwordRight = matches && reserve.admitted && account !== undefined && signsInHere(account);
  if (passwordRight) renewHash(ports, account, password);
  return {
    passwordRight,
    exhausted: !reserve.admitted,
    ...(source.counted ? { counted: source.counted } : {}),
    ...(passwordRight ? { refund: reserve.refund } : {}),
    ...(device ? { trustedBy: device.id } : {}),
  };
}

/** What is wrong with a new password; else its hash, and what the set-up of a factor may begin with after it. */
export const newPasswordFacts: Gather<'new-password' | 'invitation', 'new-password'> = async (
  ports,
  { caller, flow, answer, account },
) => {
  if (!account) return {};
  const passwordFault = await judgePassword(ports, account, answer.password);
  if (passwordFault) return { passwordFault };
  const newPasswordHash = await ports.hasher.hash(answer.password, turnOf(caller));
  return { newPasswordHash, ...(await firstSecret(ports, flow, account)) };
};
