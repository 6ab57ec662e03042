import type { Ruled } from '../policies/ruled.ts';
import type { Caller } from '../ports/caller.ts';
import { readFlow, type OpenFlow } from './flow-store.ts';
import type { Outcome } from './outcome.ts';
import { overStep, renderStep } from './render-step.ts';

/** Another answer was first: the step as it is by now, with that it was answered. */
export async function lostAnswer(ports: Ruled, caller: Caller, open: OpenFlow): Promise<Outcome> {
  const current = await readFlow(ports, open.id, caller);
  if (!current) return { step: overStep(open) };
  return { step: { ...(await renderStep(ports, current)), problem: { code: 'answered-elsewhere' } } };
}
