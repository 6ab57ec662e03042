import { AccountPatch, AccountQuery, Id, NewAccount } from '@sallyport/protocol';
import { badAddress, mayAdminister, reaches, type Account } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { endAccountSessions, readAccount } from '../accounts/account-store.ts';
import { accountView } from '../accounts/account-view.ts';
import { patchAccount, removeMfa } from '../accounts/change-by-admin.ts';
import { createAccount } from '../accounts/create-account.ts';
import { findAccounts } from '../accounts/find-accounts.ts';
import { body } from '../http/body.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { recordActOf } from '../http/record-act.ts';
import { readAddress } from '../messages/mail-address.ts';
import type { Administered } from '../middleware/require-admin.ts';
import { InvalidCursorError } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { findTenant } from '../tenants/tenant-store.ts';

/**
 * Accounts, to whoever administers them. Another tenant's isn't there.
 *
 *     GET    /admin/accounts                search and filter, by pages                        200, 400
 *     POST   /admin/accounts                a program, or who has an identity provider         201, 400, 403, 404, 409
 *     GET    /admin/accounts/:id            one                                                200, 404
 *     PATCH  /admin/accounts/:id            state, role, preference, unlock, owner             200, 400, 403, 404, 422
 *     DELETE /admin/accounts/:id/mfa        "Remove 2FA", by whom policy names          204, 403, 404
 *     DELETE /admin/accounts/:id/sessions   end all of theirs: they sign in anew        204, 403, 404
 */
export function adminAccountRoutes(ports: Ports) {
  const targetOf = async (c: Context<Administered>): Promise<Account | undefined> => {
    const id = Id.safeParse(c.req.param('id'));
    const account = id.success ? await readAccount(ports, id.data) : undefined;
    return account && reaches(c.var.reach, account.tenant) ? account : undefined;
  };
  const view = async (c: Context<Administered>, account: Account) => accountView(ports, c.var.open.account, account);

  return new Hono<Administered>()
    .get('/', query(AccountQuery), async (c) => {
      try {
        const found = await findAccounts(ports, c.var.open.account, c.var.reach, c.req.valid('query'));
        return typeof found === 'string' ? problem(c, { code: found }) : c.json(found);
      } catch (error) {
        if (error instanceof InvalidCursorError) return problem(c, { code: 'bad-request', field: 'cursor' });
        throw error;
      }
    })
    .post('/', body(NewAccount), async (c) => {
      const { account: admin } = c.var.open;
      const { tenant = admin.tenant, email: typed, ...fields } = c.req.valid('json');
      if (!reaches(c.var.reach, tenant) || !(await findTenant(ports, tenant))) return problem(c, { code: 'not-found' });
      // whoever is vouched for by a provider of their address signs in to this account: no tenant may take another's
      // people
      if (fields.signIn === 'sso' && admin.role !== 'system-admin') return problem(c, { code: 'not-allowed' });
      if (fields.role === 'system-admin' && (admin.role !== 'system-admin' || fields.kind === 'api'))
        return problem(c, { code: 'not-allowed' });
      const email = readAddress(typed);
      if (email === undefined) return problem(c, badAddress(typed));
      const created = await createAccount(ports, { ...fields, email, tenant, owner: false }, (account) =>
        recordActOf(ports, c)({ kind: 'account-created', account, details: { role: account.role } }),
      );
      return created ? c.json(await view(c, created), 201) : problem(c, { code: 'identifier-taken', field: 'email' });
    })
    .get('/:id', async (c) => {
      const target = await targetOf(c);
      return target ? c.json(await view(c, target)) : problem(c, { code: 'not-found' });
    })
    .patch('/:id', body(AccountPatch), async (c) => {
      const target = await targetOf(c);
      if (!target) return problem(c, { code: 'not-found' });
      const refused = await patchAccount(ports, c.var.open.account, target, c.req.valid('json'), recordActOf(ports, c));
      if (refused) return problem(c, refused);
      return c.json(await view(c, (await readAccount(ports, target.id)) ?? target));
    })
    .delete('/:id/mfa', async (c) => {
      const target = await targetOf(c);
      const code = target ? await removeMfa(ports, c.var.open.account, target, recordActOf(ports, c)) : 'not-found';
      return code ? problem(c, { code }) : c.body(null, 204);
    })
    .delete('/:id/sessions', async (c) => {
      const target = await targetOf(c);
      const verdict = target ? mayAdminister(c.var.open.account, target) : 'not-found';
      if (!target || verdict !== true) return problem(c, { code: verdict === true ? 'not-found' : verdict });
      await recordActOf(ports, c)({ kind: 'sessions-ended', account: target });
      const may = (current: Account) => mayAdminister(c.var.open.account, current) === true;
      const ended = await endAccountSessions(ports, target.id, may);
      return ended ? c.body(null, 204) : problem(c, { code: 'not-allowed' });
    });
}
