import type { ActivityEvent, PasskeyCreation, SessionView, Step } from '@sallyport/protocol';
import { isFlowValid, isGuarded, nextStep, passkeysOf, type Account, type Flow, type LockEnd } from '@sallyport/rules';
import { readAccount } from '../accounts/account-store.ts';
import { readLock } from '../accounts/attempts.ts';
import { openSecret } from '../accounts/authenticator-secret.ts';
import { flowChallenge } from '../passkeys/challenge.ts';
import { relyingParty } from '../passkeys/relying-party.ts';
import { forAccount, forNobody, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf } from '../ports/site.ts';
import { openSession } from '../sessions/session-store.ts';
import type { OpenFlow } from './flow-store.ts';
import { redirectTarget } from './single-sign-on.ts';

/** What only the answer that made it may show. */
export interface ShownOnce {
  codes?: string[];
  session?: SessionView;
  changes?: ActivityEvent[];
  passkey?: PasskeyCreation;
}

/** The lock on an account's codes as it was read; there was none where it is undefined. */
export interface LockState {
  lock: LockEnd | undefined;
}

/** The account of a flow, once the password has named it. */
export const accountOf = async (ports: Ports, { account }: Flow) =>
  account === undefined ? undefined : readAccount(ports, account);

/** The account of a flow, and the policy that is in force for it; the platform's before the password has named it. */
export const forFlow = async (ports: Ports, { account, hint }: Flow) =>
  account === undefined
    ? { account: undefined, tenantPorts: await forNobody(ports) }
    : forAccount(ports, account, hint);

/** Whether a flow may still be answered; one that was begun in a session, while that stands. */
export async function isOpen(ports: TenantPorts, flow: Flow, account: Account | undefined): Promise<boolean> {
  if (flow.session !== undefined && !(await openSession(ports, flow.session))) return false;
  return isFlowValid(flow, {
    account,
    tenantEpoch: ports.tenantEpoch,
    hasFactor: account !== undefined && isGuarded(account),
    now: ports.clock(),
  });
}

/**
 * The step that a flow is at, from its state and its account's.
 *
 * @param ports  Those for the tenant of the flow's account; the platform's where it has none.
 * @param current  The account, where it was read for this answer: it is read here where it may have changed since.
 * @param lockState  The lock on the account's codes, where it was read for this answer.
 */
export async function renderStep(
  ports: TenantPorts,
  { id, flow }: OpenFlow,
  current?: Account,
  shownOnce: ShownOnce = {},
  lockState?: LockState,
): Promise<Step> {
  const { stage } = flow;
  const isOver = stage.at === 'done'; // what is said then hangs on nothing else
  const account = current ?? (isOver ? undefined : await accountOf(ports, flow));
  const { lock } = lockState ?? { lock: account && !isOver ? await readLock(ports, account.id) : undefined };
  const totpSecret =
    account && stage.at === 'enrol-totp' && (await openSecret(ports.keyring, account.id, stage.sealedSecret));
  const redirectTo = await redirectTarget(ports, id, flow);
  return nextStep(
    flow,
    {
      id,
      account,
      now: ports.clock(),
      lock,
      issuer: brandOf(ports.site).name,
      siteName: ports.site.name,
      ...(totpSecret ? { totpSecret } : {}),
      ...(await passkeyAsker(ports, id, flow, account)),
      ...(redirectTo === undefined ? {} : { redirectTo }),
      ...shownOnce,
    },
    ports.policy,
  );
}

/** With a step that asks for a passkey: for whom, and with what challenge. */
async function passkeyAsker(ports: Ports, id: string, { stage, revision }: Flow, account: Account | undefined) {
  const asked = stage.at === 'challenge' ? stage.authenticator : undefined;
  const isAsked = stage.at === 'enrol-passkey' || (account && passkeysOf(account).some((each) => each.id === asked));
  const party = isAsked ? relyingParty(ports.site) : undefined;
  return party ? { passkeys: { rpId: party.id, challenge: await flowChallenge(ports, id, revision) } } : {};
}
