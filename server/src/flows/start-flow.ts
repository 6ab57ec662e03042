import type { ProblemCode, StartFlow, Step } from '@sallyport/protocol';
import { signsIn, startStage, type Account, type Flow } from '@sallyport/rules';
import { sealNewSecret } from '../accounts/authenticator-secret.ts';
import { hashToken, newToken } from '../crypto/token.ts';
import { ruledBy, type Ruled } from '../policies/ruled.ts';
import type { Ports } from '../ports/ports.ts';
import { readSession } from '../sessions/session-store.ts';
import { answerOpenFlow } from './answer-flow.ts';
import type { Caller } from './caller.ts';
import { createFlow } from './flow-store.ts';
import type { Outcome } from './outcome.ts';
import { prepareDelivery } from './prepare-delivery.ts';
import { renderStep } from './render-step.ts';
import { sendParcel } from './send-parcel.ts';

/**
 * Begins a flow, bound to this browser, and takes its first answer where one came with it.
 *
 * @returns The step, or why a flow of this purpose can't begin here.
 */
export async function startFlow(
  ports: Ports,
  caller: Caller,
  { purpose, type, authenticator, returnTo, answer }: StartFlow,
): Promise<Outcome | ProblemCode> {
  const { random, clock } = ports;
  const begun = signsIn(purpose) ? undefined : await readSession(ports, caller.session);
  const ruled = begun?.ruled ?? (await ruledBy(ports, undefined));
  const { policy } = ruled;
  const now = clock();
  const newSealedSecret = begun && type === 'totp' ? await sealNewSecret(ports, begun.account.id) : undefined;
  const stage = startStage({ purpose, type, authenticator }, begun && { ...begun, newSealedSecret }, policy, now);
  if (typeof stage === 'string') return stage;
  const browser = caller.browser ?? newToken(random);
  const flow: Flow = {
    purpose,
    revision: 0,
    browser: await hashToken(browser),
    startedAt: now,
    expiresAt: now + policy.flow.lifetime * 1000,
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(begun
      ? {
          session: begun.id,
          account: begun.account.id,
          epoch: begun.account.epoch,
          tenantEpoch: begun.session.tenantEpoch,
          identifier: begun.account.email,
        }
      : {}),
    amr: begun?.session.amr ?? [],
    ...(type === undefined ? {} : { wants: type }),
    stage,
  };
  const outcome = answer
    ? await answerOpenFlow(ports, caller, { id: newToken(random), flow, stored: false }, { ...answer, revision: 0 })
    : { step: await openStep(ruled, caller, flow, begun?.account) };
  return { ...outcome, browser };
}

/** Stores the flow; where it begins with a code that is sent, sends it. */
async function openStep(ports: Ruled, caller: Caller, begun: Flow, account: Account | undefined): Promise<Step> {
  const { flow, parcel, problem } = account ? await prepareDelivery(ports, begun, account, false) : { flow: begun };
  const open = await createFlow(ports, flow);
  const sent = account && parcel ? await sendParcel(ports, caller, open, account, parcel) : { open, problem };
  const step = await renderStep(ports, sent.open);
  return sent.problem ? { ...step, problem: sent.problem } : step;
}
