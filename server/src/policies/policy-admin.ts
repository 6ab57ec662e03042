import type { PolicyDocument, PolicyPreview, PolicyRefusal, PolicyView } from '@sallyport/protocol';
import {
  departuresOf,
  fieldsOf,
  judgeDocument,
  policyAbove,
  policyInForce,
  resolvePolicy,
  type Policy,
  type PolicyDocuments,
} from '@sallyport/rules';
import type { RecordAct } from '../audit/record.ts';
import type { Ports } from '../ports/ports.ts';
import { readTenant } from '../tenants/tenant-store.ts';
import { countEnrolments } from './count-enrolments.ts';
import {
  NO_VERSION,
  PLATFORM,
  readPolicyDocument,
  writePolicyDocument,
  type PolicyScope,
  type StoredPolicy,
} from './policy-store.ts';
import { scopeName } from './scope.ts';

/** A policy with the version that it was read at. */
export interface VersionedPolicy {
  view: PolicyView;
  version: string;
}

/**
 * What an admin sees of a policy: what is set, what is inherited, what counts, and where that departs from the
 * standards.
 */
export async function viewPolicy(ports: Ports, scope: PolicyScope): Promise<VersionedPolicy> {
  const { own, above } = await around(ports, scope);
  return viewOf(ports, scope, own, above);
}

/**
 * Saves a document over the version that it was made from; `undefined` takes it back, and what is inherited counts
 * again.
 *
 * @returns Why it can't be saved, or `conflict` where somebody else was first: nothing was changed then.
 */
export async function savePolicy(
  ports: Ports,
  scope: PolicyScope,
  document: PolicyDocument | undefined,
  expected: string,
  recordAct: RecordAct,
): Promise<VersionedPolicy | { refusals: PolicyRefusal[] } | 'conflict'> {
  const { own, above } = await around(ports, scope);
  if ((own?.version ?? NO_VERSION) !== expected) return 'conflict';
  const { policy, refusals } = judgeDocument(above, document ?? {}, scope.kind, ports.channels);
  if (document && refusals.length > 0) return { refusals };
  await recordAct({
    kind: 'policy-changed',
    ...(scope.kind === 'tenant' ? { tenant: scope.id } : {}),
    details: {
      target: scope.kind === 'platform' ? scope.kind : scope.id,
      fields: [...fieldsOf(document ?? {}).keys()],
    },
  });
  const forbidsTrust = policy.trustedDevices === 'off';
  const written = await writePolicyDocument(ports, scope, { document, forbidsTrust }, expected);
  return written ? viewOf(ports, scope, written, above) : 'conflict';
}

/** What a document would do, were it saved. */
export async function previewPolicy(
  ports: Ports,
  scope: PolicyScope,
  document: PolicyDocument,
): Promise<PolicyPreview> {
  const { above } = await around(ports, scope);
  const { policy, refusals } = judgeDocument(above, document, scope.kind, ports.channels);
  return {
    refusals,
    departures: departuresOf(policy, ports.clock()),
    ...(await countEnrolments(ports, scope, document)),
  };
}

/** The stored document of a scope, and the policy that is inherited there. */
async function around(ports: Ports, scope: PolicyScope): Promise<{ own: StoredPolicy | undefined; above: Policy }> {
  const own = await readPolicyDocument(ports, scope);
  if (scope.kind === 'platform') return { own, above: ports.defaults };
  const platform = (await readPolicyDocument(ports, PLATFORM))?.document;
  if (scope.kind === 'profile') return { own, above: resolvePolicy(ports.defaults, { platform }) };
  const tenant = await readTenant(ports, scope.id);
  const documents: PolicyDocuments = { platform };
  if (tenant.profile !== undefined)
    documents.profile = (await readPolicyDocument(ports, { kind: 'profile', id: tenant.profile }))?.document;
  return { own, above: policyAbove(ports.defaults, documents, { id: scope.id, tenant }) };
}

function viewOf(ports: Ports, scope: PolicyScope, own: StoredPolicy | undefined, above: Policy): VersionedPolicy {
  const document = own?.document ?? {};
  const { policy } = judgeDocument(above, document, scope.kind, ports.channels);
  return {
    version: own?.version ?? NO_VERSION,
    view: {
      scope: scopeName(scope),
      document,
      inherited: documentOf(above),
      inForce: documentOf(policy),
      maySet: scope.kind === 'tenant' ? above.tenantOverride : 'full',
      unsendable: [...(policyInForce(policy, ports.channels).unsendable ?? [])],
      departures: departuresOf(policy, ports.clock()),
    },
  };
}

/** A whole policy as a document: without what no document says. */
function documentOf({ unsendable: _unsendable, trustEndedAt: _ended, ...document }: Policy): PolicyDocument {
  return document;
}
