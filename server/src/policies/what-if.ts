import type { WhatIf, WhatIfView } from '@sallyport/protocol';
import {
  groupOf,
  originsOf,
  reaches,
  signsInHere,
  standingOf,
  stepAfterPassword,
  type Account,
  type Reach,
  type Standing,
} from '@sallyport/rules';
import { readAccount } from '../accounts/account-store.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf } from '../ports/site.ts';
import { NOBODY } from '../store/keys.ts';
import { NEW_TENANT } from '../tenants/tenant-store.ts';
import { readPlatformLayers } from './policy-layers.ts';
import type { PolicyScope } from './policy-store.ts';
import { documentsFor, policyFor, readWithDraft, type DraftPolicy, type LayersOf } from './policy-then.ts';
import { somebodyNew } from './somebody-new.ts';

/**
 * What a document would mean for an account, or for somebody new of a role, were it saved: judged by the rules that a
 * sign-in follows. Nothing happens.
 *
 * @param author  How high the admin stands who would save it.
 * @returns `not-found` for an account beyond the admin's reach or the document's scope.
 */
export async function whatIf(
  ports: Ports,
  { scope, reach, author }: { scope: PolicyScope; reach: Reach; author: Standing },
  { document, account: id, role = 'member' }: WhatIf,
): Promise<WhatIfView | 'not-found'> {
  const draft = { document, author };
  const account =
    id === undefined
      ? somebodyNew(NOBODY, scope.kind === 'tenant' ? scope.id : NOBODY, role)
      : await readAccount(ports, id);
  if (!account || (id !== undefined && !reaches(reach, account.tenant))) return 'not-found';
  const layers = await layersFor(ports, scope, draft, account);
  if (!layers) return 'not-found';
  const standing = standingOf(account);
  const policy = policyFor(ports, account.tenant, layers, standing);
  const now = ports.clock();
  return {
    group: groupOf(account, policy, now),
    ...(signsInHere(account) ? { step: stepAfterPassword(account, policy, brandOf(ports.site).name, now) } : {}),
    origins: originsOf(ports.defaults, documentsFor(layers, standing), { id: account.tenant, tenant: layers.of }),
  };
}

async function layersFor(ports: Ports, scope: PolicyScope, draft: DraftPolicy, { tenant }: Account) {
  if (tenant === NOBODY) return layersOfNobody(ports, scope, draft);
  if (scope.kind === 'tenant' && scope.id !== tenant) return undefined;
  const [policies] = await readWithDraft(ports, scope, draft, [tenant]);
  return policies?.drafted;
}

/** Those of a tenant that there isn't yet, within the scope. */
async function layersOfNobody(ports: Ports, scope: PolicyScope, draft: DraftPolicy): Promise<LayersOf> {
  const { platform } = await readPlatformLayers(ports);
  const of = { ...NEW_TENANT, ...(scope.kind === 'profile' ? { profile: scope.id } : {}) };
  return { of, layers: { platform, profile: undefined, tenant: undefined, [scope.kind]: draft } };
}
