import { firstStage, NOTHING_PROVED, type Advance, type Flow } from '@sallyport/rules';
import { sealNewSecret } from '../accounts/authenticator-secret.ts';
import { joinTenant } from '../accounts/join-tenant.ts';
import { record } from '../audit/record.ts';
import { newToken } from '../crypto/token.ts';
import { forPerson, type TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { advance } from './advance.ts';
import { createFlow, takeFlow, type OpenFlow } from './flow-store.ts';
import { conflictStep, endedStep, withProblem, type Outcome } from './outcome.ts';
import { leadToProvider } from './lead-to-provider.ts';
import { renderStep } from './render-step.ts';
import { servedDomain } from './single-sign-on.ts';

/**
 * Ends a sign-up: the account comes into being, and a flow of its own goes on, by its tenant's policy. The sign-up is
 * over first, so that of many right answers one makes an account. Where somebody has taken the address meanwhile,
 * nothing is made, and the person is told: they have proved that the mailbox is theirs.
 */
export async function join(
  ports: TenantPorts,
  caller: Caller,
  open: OpenFlow,
  { newcomer, first }: NonNullable<Advance['createsAccount']>,
  { amr = [], channels = [] }: Pick<Advance, 'amr' | 'channels'>,
): Promise<Outcome> {
  const { signUp } = ports.policy;
  const { delivered: _, sends: __, ...rest } = open.flow;
  if (signUp === 'off' || rest.identifier === undefined) return { step: endedStep(open) };
  const provider = await servedDomain(ports, rest.identifier);
  if (provider !== undefined) return leadToProvider(ports, caller, open, { email: rest.identifier }, provider);
  if (!(await takeFlow(ports, open))) return conflictStep(ports, caller, open);
  const account = await joinTenant(ports, rest.identifier, newcomer, signUp);
  if (!account) {
    const again = await createFlow(ports, {
      ...rest,
      revision: rest.revision + 1,
      stage: { at: 'sign-up' },
      ...NOTHING_PROVED,
    });
    return { step: withProblem(await renderStep(ports, again), { code: 'identifier-taken' }) };
  }
  const tenantPorts = await forPerson(ports, account);
  await record(tenantPorts, caller, { kind: 'signed-up', account, actor: account.id });
  const flow: Flow = { ...rest, ...(first ? { first } : {}) };
  const newSealedSecret = await sealNewSecret(ports, account.id);
  const stage = firstStage(flow, account, { newSealedSecret, now: ports.clock() }, tenantPorts.policy);
  if (typeof stage === 'string') return { step: endedStep(open) };
  return advance(
    tenantPorts,
    caller,
    { id: newToken(ports.random), flow, stored: false },
    { kind: 'advance', stage, account, amr, channels, rotatesId: true, ...(stage.at === 'done' ? { signIn: {} } : {}) },
  );
}
