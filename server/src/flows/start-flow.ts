import type { StartFlow } from '@sallyport/protocol';
import type { Flow } from '@sallyport/rules';
import { hashToken, newToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { answerOpenFlow } from './answer-flow.ts';
import type { Caller } from './caller.ts';
import { createFlow } from './flow-store.ts';
import type { Outcome } from './outcome.ts';
import { renderStep } from './render-step.ts';

/** Begins a flow, bound to this browser, and takes its first answer where one came with it. */
export async function startFlow(
  ports: Ports,
  caller: Caller,
  { purpose, returnTo, answer }: StartFlow,
): Promise<Outcome> {
  const browser = caller.browser ?? newToken(ports.random);
  const flow: Flow = {
    purpose,
    revision: 0,
    browser: await hashToken(browser),
    expiresAt: ports.clock() + ports.policy.flow.lifetime * 1000,
    ...(returnTo === undefined ? {} : { returnTo }),
    amr: [],
    stage: { at: 'credentials' },
  };
  const outcome = answer
    ? await answerOpenFlow(
        ports,
        caller,
        { id: newToken(ports.random), flow, stored: false },
        { ...answer, revision: 0 },
      )
    : { step: await renderStep(ports, await createFlow(ports, flow)) };
  return { ...outcome, browser };
}
