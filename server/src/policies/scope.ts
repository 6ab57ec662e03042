import { reaches, type Reach } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { isProfile } from '../tenants/profile-store.ts';
import { findTenant } from '../tenants/tenant-store.ts';
import { PLATFORM, type PolicyScope } from './policy-store.ts';

const SCOPE = /^(profile|tenant):([\w-]{1,64})$/;

/**
 * The scope that a path names, where an admin may know of it: of another tenant's there is none.
 *
 * @returns `not-allowed` for what only a system admin sets, `not-found` for what isn't there.
 */
export async function readScope(
  ports: Pick<Ports, 'store'>,
  text: string,
  reach: Reach,
): Promise<PolicyScope | 'not-allowed' | 'not-found'> {
  if (text === 'platform') return reach === 'platform' ? PLATFORM : 'not-allowed';
  const [, kind, id = ''] = SCOPE.exec(text) ?? [];
  if (kind === 'tenant') return reaches(reach, id) && (await findTenant(ports, id)) ? { kind, id } : 'not-found';
  if (kind !== 'profile') return 'not-found';
  if (reach !== 'platform') return 'not-allowed';
  return (await isProfile(ports, id)) ? { kind, id } : 'not-found';
}

export const scopeName = (scope: PolicyScope): string =>
  scope.kind === 'platform' ? scope.kind : `${scope.kind}:${scope.id}`;
