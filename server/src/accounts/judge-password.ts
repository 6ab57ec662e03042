import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { normalisePassword, type ProblemReason } from '@sallyport/protocol';
import { passwordFault, SHORTEST_PASSWORD, shortestPassword, type Account, type Policy } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { UnavailableError } from '../ports/store-errors.ts';
import { findTenant } from '../tenants/tenant-store.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Whom a new password is for; before there is an account, what it is to be called. */
export type Chooser = Pick<Account, 'email' | 'userName' | 'name'> & Partial<Pick<Account, 'tenant'>>;

type JudgePorts = Pick<Ports, 'store' | 'site' | 'breachedPasswords'>;

/** Why somebody can't choose this password for an account that there is. */
export const judgePassword = (ports: JudgePorts & { policy: Policy }, account: Account, password: string) =>
  judge(ports, account, password, shortestPassword(account, ports.policy));

/** The same where it is all that will be asked for: of a new account, and of one that has lost its last factor. */
export const judgePasswordAlone = (ports: JudgePorts, chooser: Chooser, password: string) =>
  judge(ports, chooser, password, SHORTEST_PASSWORD);

/**
 * Judges a password wherever one is chosen: by its length, the words of its context, the commonest ones, and what a
 * service of the site's own knows of breaches, where there is one (NIST SP 800-63B-4 §3.1.1.2; OWASP ASVS 5.0, 6.2.4
 * and 6.2.12). Fails closed: a service that can't be asked lets none through.
 *
 * @returns What is wrong with it, or `undefined` where it will do.
 * @throws {UnavailableError} where the service of breaches fails.
 */
async function judge(
  ports: JudgePorts,
  { email, userName, name, tenant }: Chooser,
  password: string,
  shortest: number,
): Promise<ProblemReason | undefined> {
  const tenantName = tenant === undefined ? undefined : (await findTenant(ports, tenant))?.name;
  const { site } = ports;
  const context = { host: site.url.host, email, userName, names: [name, tenantName, tenant, site.name] };
  const fault = passwordFault(password, context, shortest);
  if (fault) return fault;
  return (await isCommonPassword(password)) || (await isBreached(ports, password)) ? 'password-common' : undefined;
}

async function isBreached({ breachedPasswords }: JudgePorts, password: string): Promise<boolean> {
  if (!breachedPasswords) return false;
  const digest = bytesToHex(sha1(utf8ToBytes(normalisePassword(password)))).toUpperCase();
  try {
    const known = await breachedPasswords.range(digest.slice(0, 5));
    return [...known].some((rest) => rest.toUpperCase() === digest.slice(5));
  } catch (error) {
    throw new UnavailableError('no', error);
  }
}
