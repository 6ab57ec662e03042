import type { Problem, StartFlow, Step } from '@sallyport/protocol';
import {
  NOTHING_PROVED,
  proofsOf,
  SHORTEST_PASSWORD,
  signsIn,
  startStage,
  type Account,
  type Flow,
  type Stage,
} from '@sallyport/rules';
import { findAccount } from '../accounts/account-store.ts';
import { sealNewSecret } from '../accounts/authenticator-secret.ts';
import { reserveSource } from '../accounts/source-budgets.ts';
import { allOver } from '../all-over.ts';
import { findInvited } from '../accounts/invitation-store.ts';
import { recentChanges } from '../audit/recent-changes.ts';
import { hashToken, isToken, newToken } from '../crypto/token.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { forNobody, forPerson, hintOf, type TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import type { NewSession } from '../sessions/begin-session.ts';
import { endAllElse } from '../sessions/end-all-else.ts';
import { reserveEnding } from '../sessions/reserve-ending.ts';
import { readSession, type OpenSession } from '../sessions/session-store.ts';
import { sessionView } from '../sessions/session-view.ts';
import { answerOpenFlow, type StartLookups } from './answer-flow.ts';
import { holdFlow } from './flow-store.ts';
import { withProblem, type Outcome } from './outcome.ts';
import { renderStep } from './render-step.ts';
import { prepareDelivery } from './sending/prepare-delivery.ts';
import { deliver } from './sending/deliver.ts';
import { providerInstead } from './single-sign-on.ts';

/**
 * Begins a flow, bound to this browser, and takes its first answer where one came with it.
 *
 * @returns The step, or why a flow of this purpose can't begin here, or not yet.
 */
export async function startFlow(
  ports: Ports,
  caller: Caller,
  { purpose, type, authenticator, token, returnTo, answer }: StartFlow,
): Promise<Outcome | Problem> {
  const { random, clock } = ports;
  const signedIn = signsIn(purpose) ? undefined : await readSession(ports, caller.session);
  const invited = purpose === 'accept-invitation' ? await findInvited(ports, token) : undefined;
  const lookups = signedIn || invited ? undefined : await lookUp(ports, purpose, answer);
  const tenantPorts = signedIn?.tenantPorts ?? lookups?.forNobody ?? (await forPerson(ports, invited?.account));
  const { policy } = tenantPorts;
  const now = clock();
  const newSealedSecret = signedIn && type === 'totp' ? await sealNewSecret(ports, signedIn.account.id) : undefined;
  const stage = startStage(
    { purpose, type, authenticator, invitation: invited?.hash },
    signedIn && { newSealedSecret, isProviders: await isProviders(ports, purpose, signedIn.account), ...signedIn },
    policy,
    now,
  );
  if (stage === 'invitation-over') return { step: deadInvitation(ports) };
  if (typeof stage === 'string') return { code: stage };
  if (lookups && !lookups.named && answer) {
    // an empty step leaves nothing to count, and a password is counted where it is looked at
    const verdict = await reserveSource(tenantPorts, 'flows', caller);
    if (!verdict.admitted) return { code: 'too-many-attempts', retryAfter: verdict.retryAfter };
  }
  const alone = purpose === 'not-me' && signedIn ? await putOut(caller, signedIn, stage) : undefined;
  if (alone && 'code' in alone) return alone;
  const begun = alone ?? signedIn;
  const browser = isToken(caller.browser) ? caller.browser : newToken(random);
  const flow: Flow = {
    purpose,
    revision: 0,
    browser: hashToken(browser),
    startedAt: now,
    expiresAt: now + policy.flow.lifetime * 1000,
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(begun
      ? {
          session: begun.id,
          authTime: begun.session.authTime,
          ...belongsTo(tenantPorts, begun.account, begun.session.tenantEpoch),
        }
      : {}),
    ...(invited ? { first: true, ...belongsTo(tenantPorts, invited.account, tenantPorts.tenantEpoch) } : {}),
    ...(begun ? proofsOf(begun.session) : NOTHING_PROVED),
    ...(type === undefined ? {} : { wants: type }),
    ...(purpose === 'enrol' && authenticator !== undefined ? { replaces: authenticator } : {}),
    stage,
  };
  const outcome = answer
    ? await answerOpenFlow(
        ports,
        caller,
        { id: newToken(random), flow, stored: false },
        { revision: 0, ...answer },
        lookups,
      )
    : { step: await openStep(tenantPorts, caller, flow, begun) };
  return { browser, ...(alone ? { session: alone } : {}), ...outcome }; // a sign-in that is whole has given another
}

/**
 * Puts everybody else out, and tells the owner, whoever it was that did so. Where a session has done that too often
 * since it proved anything, the proof comes first: the new password at the end of the flow puts out everybody as well.
 */
async function putOut(
  caller: Caller,
  signedIn: OpenSession,
  { at }: Stage,
): Promise<(NewSession & OpenSession) | Problem | undefined> {
  const verdict = await reserveEnding(signedIn, 'all');
  if (!verdict.admitted)
    return at === 'done' ? { code: 'too-many-attempts', retryAfter: verdict.retryAfter } : undefined;
  const alone = await endAllElse(caller, signedIn);
  if (!alone) return { code: 'not-signed-in' }; // it ended meanwhile
  await sendNotice(alone.tenantPorts, alone.account, { kind: 'not-me' }, caller.device);
  return alone;
}

/** The policy for nobody, and meanwhile the account that a password is for. */
async function lookUp(ports: Ports, purpose: StartFlow['purpose'], answer: StartFlow['answer']): Promise<StartLookups> {
  const names = purpose === 'sign-in' && answer?.kind === 'credentials';
  const [nobodys, named] = await allOver([
    forNobody(ports),
    names ? findAccount(ports, answer.identifier).then((account) => ({ account })) : undefined,
  ]);
  return { forNobody: nobodys, named };
}

/** Whether a provider answers for the account; asked where what it would answer for is to be changed. */
const isProviders = async (ports: Ports, purpose: StartFlow['purpose'], account: Account): Promise<boolean> =>
  (purpose === 'change-password' || purpose === 'change-address' || purpose === 'not-me') &&
  (await providerInstead(ports, account)) !== undefined;

function belongsTo(ports: TenantPorts, { id, epoch, email }: Account, tenantEpoch: number) {
  const hint = hintOf(ports);
  return { account: id, epoch, tenantEpoch, identifier: email, ...(hint ? { hint } : {}) };
}

/**
 * What whoever follows a dead link of an invitation is shown: a step, so that it is said by the element that asks else.
 */
const deadInvitation = ({ random }: Ports): Step => ({
  kind: 'new-password',
  flow: newToken(random),
  revision: 0,
  minLength: SHORTEST_PASSWORD,
  invited: true,
  problem: { code: 'invitation-over' },
});

/**
 * Has the flow stand at its first step; where it begins with a code that is sent, sends it. Of one that asks nothing
 * nothing is kept.
 */
async function openStep(
  ports: TenantPorts,
  caller: Caller,
  initial: Flow,
  begun: OpenSession | undefined,
): Promise<Step> {
  const account = begun?.account;
  if (begun && initial.stage.at === 'done') return onlyStep(ports, initial, begun);
  const { flow, outgoing, problem } = account
    ? await prepareDelivery(ports, caller, initial, account, false)
    : { flow: initial };
  const open = await holdFlow(ports, { id: newToken(ports.random), flow, stored: false });
  const sent = account && outgoing ? await deliver(ports, caller, open, account, outgoing) : { open, problem };
  const step = await renderStep(ports, sent.open);
  return sent.problem ? withProblem(step, sent.problem) : step;
}

/** The end of a flow that asks nothing. */
async function onlyStep(ports: TenantPorts, flow: Flow, { account, session }: OpenSession): Promise<Step> {
  const open = { id: newToken(ports.random), flow, stored: false };
  return renderStep(ports, open, account, {
    session: sessionView(account, session, ports.policy, ports.clock()),
    changes: await recentChanges(ports, account, ports.clock()),
  });
}
