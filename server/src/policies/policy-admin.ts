import type { PolicyDocument, PolicyPreview, PolicyRefusal, PolicyView, ProblemCode } from '@sallyport/protocol';
import {
  departuresOf,
  fieldsOf,
  judgeDocument,
  mayReplace,
  policyAbove,
  resolvePolicy,
  standingOf,
  withoutBreakGlass,
  type Account,
  type Policy,
  type PolicyDocuments,
  type Standing,
} from '@sallyport/rules';
import type { RecordAct } from '../audit/record.ts';
import type { Ports } from '../ports/ports.ts';
import { breakGlassRefusals } from './break-glass.ts';
import { countEffect } from './count-effect.ts';
import { withLayers, type TenantPorts } from './for-tenant.ts';
import { lockOuts } from './lock-outs.ts';
import { readLayers } from './policy-layers.ts';
import {
  NO_VERSION,
  PLATFORM,
  policyKey,
  readPolicyDocument,
  writePolicyDocument,
  type PolicyScope,
  type StoredPolicy,
} from './policy-store.ts';
import { policyView } from './policy-view.ts';

/** A policy with the version that it was read at. */
export interface VersionedPolicy {
  view: PolicyView;
  version: string;
}

/**
 * What an admin sees of a policy: what is set, what is inherited, what counts, and where that departs from the
 * standards.
 *
 * @param admin  How high they stand.
 */
export async function viewPolicy(ports: Ports, scope: PolicyScope, admin: Standing): Promise<VersionedPolicy> {
  return versioned(ports, scope, await around(ports, scope), admin);
}

/** What is saved: a document, or `undefined` to take it back, and how high its author stands. */
export interface PolicyChange {
  document: PolicyDocument | undefined;
  author: Standing;
  /** Who saves it; nobody at the command line. */
  admin?: Account;
}

/**
 * Saves a document over the version that it was made from, or takes it back: what is inherited counts again.
 *
 * Whether they may is decided over the version that is read: where it is written over, its author still is who it was.
 *
 * @returns Why it can't be saved, `version-conflict` where somebody else was first: nothing was changed then.
 */
export async function savePolicy(
  ports: Ports,
  scope: PolicyScope,
  { document, author, admin }: PolicyChange,
  expected: string,
  recordAct: RecordAct,
): Promise<VersionedPolicy | { refusals: PolicyRefusal[] } | ProblemCode> {
  const all = await around(ports, scope);
  const { own, above, tenantPorts } = all;
  if ((own?.version ?? NO_VERSION) !== expected) return 'version-conflict';
  const allowed = mayReplace(own ?? {}, author);
  if (allowed !== true) return allowed;
  const { policy, refusals } = judgeDocument(above, document ?? {}, scope.kind, ports.channels);
  if (document) refusals.push(...(await breakGlassRefusals(ports, scope, document)));
  if (document && refusals.length > 0) return { refusals };
  const draft = { author, ...(document ? { document } : {}) };
  const locked = await lockOuts(ports, { scope, before: own, draft }, admin);
  if (locked.length > 0) return { refusals: locked };
  const act: Parameters<RecordAct>[0] = {
    kind: 'policy-changed',
    ...(scope.kind === 'tenant' ? { tenant: scope.id } : {}),
    details: {
      target: scope.kind === 'platform' ? scope.kind : scope.id,
      fields: [...fieldsOf(document ?? {}).keys()],
    },
  };
  await recordAct(act, tenantPorts);
  const forbidsTrust = policy.trustedDevices === 'off';
  const written = await writePolicyDocument(ports, scope, { document, author, forbidsTrust }, expected);
  return written ? versioned(ports, scope, { ...all, own: written }, author) : 'version-conflict';
}

/** What a document would do, were it saved. */
export async function previewPolicy(
  ports: Ports,
  scope: PolicyScope,
  document: PolicyDocument,
  admin: Account,
): Promise<PolicyPreview> {
  const { above, own } = await around(ports, scope);
  const { policy, refusals } = judgeDocument(above, document, scope.kind, ports.channels);
  const draft = { document, author: standingOf(admin) };
  return {
    refusals: [
      ...refusals,
      ...(await breakGlassRefusals(ports, scope, document)),
      ...(await lockOuts(ports, { scope, before: own, draft }, admin)),
    ],
    departures: departuresOf(policy, ports.clock()),
    ...(await countEffect(ports, scope, draft)),
    at: new Date(ports.clock()).toISOString(),
  };
}

/** What stands around a document that is looked at or saved. */
interface Around {
  own: StoredPolicy | undefined;
  /** The policy that is inherited there. */
  above: Policy;
  /** The documents that say so. */
  documents: Pick<PolicyDocuments, 'platform' | 'profile'>;
  /** Those for the tenant whose document it is. */
  tenantPorts?: TenantPorts;
}

async function around(ports: Ports, scope: PolicyScope): Promise<Around> {
  const { defaults, store } = ports;
  if (scope.kind === 'platform') return { own: await readPolicyDocument(ports, scope), above: defaults, documents: {} };
  if (scope.kind === 'profile') {
    const [platform, own] = await store.getMany<[StoredPolicy, StoredPolicy]>([policyKey(PLATFORM), policyKey(scope)]);
    const documents = { platform: platform?.document };
    return { own, above: resolvePolicy(defaults, documents), documents };
  }
  const { id } = scope;
  const layers = await readLayers(ports, id);
  const { tenant, platform, profile, own } = layers;
  const documents = { platform: platform?.document, profile: profile?.document };
  return {
    own,
    above: withoutBreakGlass(policyAbove(defaults, documents, { id, tenant })),
    documents,
    tenantPorts: withLayers(ports, { of: id, standing: 'tenant' }, layers),
  };
}

/** What an admin sees of what stands there now. */
function versioned(ports: Ports, scope: PolicyScope, { own, ...rest }: Around, admin: Standing): VersionedPolicy {
  const { channels, clock } = ports;
  return {
    version: own?.version ?? NO_VERSION,
    view: policyView({ scope, own, ...rest, channels, now: clock(), admin }),
  };
}
