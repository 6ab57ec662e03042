import type { PolicyDocument, PolicyRefusal } from '@sallyport/protocol';
import { canBreakGlass, type Account } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import { sendNotice } from '../notices/send-notice.ts';
import type { Ports } from '../ports/ports.ts';
import type { PolicyScope } from './policy-store.ts';

/** The accounts that a list of policy names; those that are gone are left out. */
export async function readBreakGlass({ store }: Pick<Ports, 'store'>, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  return (await store.getMany<Account[]>(ids.map(accountKey))).filter((account) => account !== undefined);
}

/**
 * Why the platform's document can't be saved: it leaves somebody alone who is no system admin with a passkey.
 * Of any other it isn't asked: it may name nobody, and the answer would tell a tenant's admin who is one.
 */
export async function breakGlassRefusals(
  ports: Ports,
  { kind }: PolicyScope,
  { enforcement }: PolicyDocument,
): Promise<PolicyRefusal[]> {
  if (kind !== 'platform') return [];
  const named = enforcement && enforcement !== 'off' ? (enforcement.breakGlass ?? []) : [];
  const found = await readBreakGlass(ports, named);
  const isRight =
    found.filter((account) => account.state === 'active' && canBreakGlass(account)).length === named.length;
  return isRight ? [] : [{ field: 'enforcement', reason: 'no-passkey' }];
}

const SYSTEM_ADMINS = { role: 'system-admin', state: 'active', kind: 'person' } as const;
const READ_AT_ONCE = 100;

/** Tells every system admin by mail that somebody has signed in to an account that enforcement leaves alone. */
export function tellOfBreakGlass(ports: Ports, { email }: Account, device: string): void {
  ports.later(async () => {
    try {
      for (let after: string | undefined; ; ) {
        const page = await ports.directory.page({ filter: SYSTEM_ADMINS, limit: READ_AT_ONCE, after });
        for (const admin of await ports.store.getMany<Account[]>(page.ids.map(accountKey)))
          if (admin?.role === 'system-admin')
            await sendNotice(ports, admin, { kind: 'break-glass-used', account: email }, device);
        if (page.next === undefined) return;
        after = page.next;
      }
    } catch (error) {
      ports.log.error('The system admins could not be told of a break-glass sign-in.', error);
    }
  });
}
