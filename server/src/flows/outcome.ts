import type { Problem, Step } from '@sallyport/protocol';
import type { NewKnown } from '../accounts/known-browser.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { NewSession } from '../sessions/begin-session.ts';
import { readFlow, type OpenFlow } from './flow-store.ts';
import { renderStep } from './render-step.ts';

/** Trust that was just given: the token is its only copy. */
export interface NewTrust {
  tag: string;
  token: string;
  /** Unix time in ms. */
  until: number;
}

/** A step to answer with, and the cookies that go with it. */
export interface Outcome {
  step: Step;
  browser?: string;
  session?: NewSession;
  trust?: NewTrust;
  /** What the browser is known by, with a session that a sign-in began, or that goes on after a new password. */
  known?: NewKnown;
}

/** What is answered where a flow is over: the sign-in starts again. */
export const endedStep = ({ id, flow }: OpenFlow): Step => ({
  kind: 'credentials',
  flow: id,
  revision: flow.revision,
  problem: { code: 'flow-over' },
});

/** A step with what is wrong. `Object.assign`, since a name that comes after a spread is slow (`nextFlow`). */
export const withProblem = (step: Step, problem: Problem): Step => Object.assign({}, step, { problem });

/** Another answer was first: the step as it is by now, with that it was answered. */
export async function conflictStep(ports: TenantPorts, caller: Caller, open: OpenFlow): Promise<Outcome> {
  const current = await readFlow(ports, open.id, caller);
  if (!current) return { step: endedStep(open) };
  return { step: withProblem(await renderStep(ports, current), { code: 'answered-elsewhere' }) };
}
