import {
  bindsOwn,
  policyInForce,
  resolvePolicy,
  type Policy,
  type PolicyDocuments,
  type Standing,
  type Tenant,
} from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { readLayersOf, type PolicyLayers } from './policy-layers.ts';
import type { PolicyScope, StoredPolicy } from './policy-store.ts';

/** A document that isn't saved, and how high its author stands. */
export type DraftPolicy = Pick<StoredPolicy, 'document' | 'author'>;

/** A tenant, with the documents that count for it. */
export interface LayersOf {
  of: Tenant;
  layers: Record<keyof PolicyDocuments, DraftPolicy | undefined>;
}

/** The policies of a tenant within a draft's scope: as they are, and as they would be. */
export interface TenantPolicies {
  id: string;
  now: LayersOf;
  drafted: LayersOf;
}

const READ_AT_ONCE = 100;

/** Reads what counts for tenants, two round trips for a hundred; those that the draft doesn't reach are left out. */
export async function readWithDraft(
  ports: Ports,
  scope: PolicyScope,
  draft: DraftPolicy,
  ids: readonly string[],
): Promise<TenantPolicies[]> {
  const all: TenantPolicies[] = [];
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    const some = ids.slice(at, at + READ_AT_ONCE);
    for (const [index, layers] of (await readLayersOf(ports, some)).entries()) {
      if (scope.kind === 'profile' && layers.tenant.profile !== scope.id) continue;
      const now = layersOf(layers);
      all.push({ id: some[index]!, now, drafted: { ...now, layers: { ...now.layers, [scope.kind]: draft } } });
    }
  }
  return all;
}

/** A tenant's documents as they are. */
export const layersOf = ({ tenant, platform, profile, own }: PolicyLayers): LayersOf => ({
  of: tenant,
  layers: { platform, profile, tenant: own },
});

/** The documents that count for who stands there: a tenant's own binds nobody above its author. */
export function documentsFor({ layers }: LayersOf, standing: Standing): PolicyDocuments {
  const { platform, profile, tenant: own } = layers;
  const tenant = own && bindsOwn(own.author, standing) ? own.document : undefined;
  return { platform: platform?.document, profile: profile?.document, tenant };
}

/** What is in force for who stands there. */
export const policyFor = ({ defaults, channels }: Ports, id: string, layers: LayersOf, standing: Standing): Policy =>
  policyInForce(resolvePolicy(defaults, documentsFor(layers, standing), { id, tenant: layers.of }), channels);
