import type { ProblemCode, StartFlow } from '@sallyport/protocol';
import { startStage, type Flow } from '@sallyport/rules';
import { hashToken, newToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { readSession } from '../sessions/session-store.ts';
import { answerOpenFlow } from './answer-flow.ts';
import type { Caller } from './caller.ts';
import { createFlow } from './flow-store.ts';
import type { Outcome } from './outcome.ts';
import { renderStep } from './render-step.ts';

/**
 * Begins a flow, bound to this browser, and takes its first answer where one came with it.
 *
 * @returns The step, or why a flow of this purpose can't begin here.
 */
export async function startFlow(
  ports: Ports,
  caller: Caller,
  { purpose, returnTo, answer }: StartFlow,
): Promise<Outcome | ProblemCode> {
  const { random, clock, policy } = ports;
  const begun = purpose === 'sign-in' ? undefined : await readSession(ports, caller.session);
  const now = clock();
  const stage = startStage(purpose, begun, policy, now);
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
    stage,
  };
  const outcome = answer
    ? await answerOpenFlow(ports, caller, { id: newToken(random), flow, stored: false }, { ...answer, revision: 0 })
    : { step: await renderStep(ports, await createFlow(ports, flow)) };
  return { ...outcome, browser };
}
