import { NOTHING_PROVED, signsIn, type Account, type Flow } from '@sallyport/rules';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { createFlow, takeFlow, type OpenFlow } from './flow-store.ts';
import { conflictStep, endedStep, type Outcome } from './outcome.ts';
import { renderStep } from './render-step.ts';

/**
 * Ends a flow whose account an identity provider answers for, and begins one there: what was proved here counts
 * for nothing, and nothing of it was spent. Who is signed in already stays so; nothing more is granted to them.
 */
export async function leadToProvider(
  ports: TenantPorts,
  caller: Caller,
  open: OpenFlow,
  { email }: Pick<Account, 'email'>,
  domain: string,
): Promise<Outcome> {
  const { purpose, browser, startedAt, expiresAt, returnTo, identifier = email, revision } = open.flow;
  if (!signsIn(purpose)) return { step: endedStep(open) };
  if (open.stored && !(await takeFlow(ports, open))) return conflictStep(ports, caller, open);
  const flow: Flow = {
    purpose: 'sign-in',
    revision: revision + 1,
    browser,
    startedAt,
    expiresAt,
    identifier,
    ...(returnTo === undefined ? {} : { returnTo }),
    ...NOTHING_PROVED,
    stage: { at: 'redirect', domain },
  };
  return { step: await renderStep(ports, await createFlow(ports, flow)) };
}
