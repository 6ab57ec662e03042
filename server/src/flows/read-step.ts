import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { deleteFlow, readFlow } from './flow-store.ts';
import { endedStep, type Outcome } from './outcome.ts';
import { forFlow, renderStep, isOpen } from './render-step.ts';

/** The step that a flow is at: a reload goes on. `undefined` where this browser has no such flow. */
export async function readStep(ports: Ports, caller: Caller, id: string): Promise<Outcome | undefined> {
  const open = await readFlow(ports, id, caller);
  if (!open) return undefined;
  const { account, tenantPorts } = await forFlow(ports, open.flow);
  return {
    step: (await isOpen(tenantPorts, open.flow, account)) ? await renderStep(tenantPorts, open) : endedStep(open),
  };
}

/** Leaves a flow: what was half done goes with it. Whether there was one. */
export async function leaveFlow(ports: Ports, caller: Caller, id: string): Promise<boolean> {
  if (!(await readFlow(ports, id, caller))) return false;
  await deleteFlow(ports, id);
  return true;
}
