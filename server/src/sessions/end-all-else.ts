import { endEverything, proofsOf } from '@sallyport/rules';
import { changeOwn } from '../accounts/change-own.ts';
import { recordBefore } from '../audit/record.ts';
import type { Caller } from '../ports/caller.ts';
import { hashToken } from '../crypto/token.ts';
import { beginSession, type NewSession } from './begin-session.ts';
import { endSession, endSessionOf, type OpenSession } from './session-store.ts';

/**
 * Ends every session and flow of an account and all of its trust by one write, and lets the open session go on under a
 * new token: whoever has copied its cookie is out too. It proves no more than before, and lasts no longer.
 *
 * @returns The session that goes on; `undefined` where the open one has ended meanwhile: then all are over.
 */
export async function endAllElse(
  caller: Caller,
  { id, session: old, account: before, tenantPorts }: OpenSession,
): Promise<(NewSession & OpenSession) | undefined> {
  const ended = await changeOwn(tenantPorts, before, (current) => ({ account: endEverything(current) }));
  if (typeof ended !== 'object') return undefined;
  const { account } = ended;
  const { device, startedAt, expiresAt, authTime, first, tenantEpoch } = old;
  const { token, session } = await beginSession(
    tenantPorts,
    account,
    { ...proofsOf(old), device, tenantEpoch, startedAt, expiresAt, authTime, first, replaces: [id] },
    { before: () => recordBefore(tenantPorts, caller, { kind: 'not-me', account, actor: account.id }) },
  );
  if (!(await endSession(tenantPorts, account.id, id))) {
    await endSessionOf(tenantPorts, token);
    return undefined;
  }
  return { token, session, id: hashToken(token), account, tenantPorts };
}
