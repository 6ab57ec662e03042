import { AuthenticatorChange, NewPasskey, type ProblemCode } from '@sallyport/protocol';
import {
  changeAuthenticator,
  disableMfa,
  isFresh,
  removeAuthenticator,
  type Account,
  type Policy,
  type Removal,
} from '@sallyport/rules';
import { Hono } from 'hono';
import { changeOwn } from '../accounts/change-own.ts';
import { record } from '../audit/record.ts';
import { json } from '../http/answer-headers.ts';
import { body } from '../http/body.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../middleware/require-session.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { keepPasskey } from '../passkeys/automatic-passkey.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import type { OpenSession } from '../sessions/session-store.ts';

/**
 * A person's own authenticators, for whoever has a session. Removing takes rights away and gives none: the session goes
 * on under its token, and so do the person's others, by whatever they were proved; those are ended one by one,
 * or all at once (`DELETE /me/sessions`).
 *
 *     PATCH  /me/authenticators/:id   call it something, or ask for it first    204, 400, 404, 422
 *     DELETE /me/authenticators/:id   remove it, after a fresh proof            204, 403, 404, 422
 *     POST   /me/passkeys             keep one that the browser made by itself  201, 400, 422
 *     DELETE /me/mfa                  remove all, and the backup codes          204, 403, 422; also with nothing there
 */
export function meAuthenticatorRoutes(ports: Ports) {
  /** Whether the proof is fresh is decided with all else on the account as it is then. */
  async function remove(
    caller: Caller,
    { account, session, tenantPorts }: OpenSession,
    decide: (current: Account, policy: Policy, now: number) => Removal | ProblemCode | undefined,
  ): Promise<ProblemCode | undefined> {
    const removal = await changeOwn(ports, account, (current, now) =>
      isFresh(session, current, tenantPorts.policy, now)
        ? decide(current, tenantPorts.policy, now)
        : 'reauthentication-required',
    );
    if (typeof removal !== 'object') return removal;
    const { account: left, notice } = removal;
    const details = notice.kind === 'factor-removed' ? { factor: notice.factor } : {};
    const kind = notice.kind === 'factor-removed' ? notice.kind : 'mfa-disabled';
    await record(tenantPorts, caller, { kind, account: left, actor: left.id, details });
    await sendNotice(ports, left, notice, caller.device);
  }

  return new Hono<SignedIn>()
    .patch('/authenticators/:id', body(AuthenticatorChange), async (c) => {
      const changed = await changeOwn(ports, c.var.open.account, (current) => {
        const account = changeAuthenticator(
          current,
          c.req.param('id'),
          c.req.valid('json'),
          c.var.open.tenantPorts.policy,
        );
        return typeof account === 'string' ? account : { account };
      });
      return typeof changed === 'string' ? problem(c, { code: changed }) : c.body(null, 204);
    })
    .delete('/authenticators/:id', async (c) => {
      const id = c.req.param('id');
      const code = await remove(callerOf(c, ports), c.var.open, (current, policy, now) =>
        removeAuthenticator(current, id, policy, now),
      );
      return code ? problem(c, { code }) : c.body(null, 204);
    })
    .post('/passkeys', body(NewPasskey), async (c) => {
      const kept = await keepPasskey(ports, callerOf(c, ports), c.var.open, c.req.valid('json'));
      return typeof kept === 'string' ? problem(c, { code: kept }) : json(c, kept, 201);
    })
    .delete('/mfa', async (c) => {
      const code = await remove(callerOf(c, ports), c.var.open, disableMfa);
      return code ? problem(c, { code }) : c.body(null, 204);
    });
}
