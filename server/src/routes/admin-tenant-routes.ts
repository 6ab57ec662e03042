import { Id, NewId, NewTenant, PageQuery, ProfileChange, TenantPatch, type TenantView } from '@sallyport/protocol';
import { reaches, standingOf, type Tenant } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { body } from '../http/body.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { recordActOf } from '../http/record-act.ts';
import type { Administered } from '../middleware/require-admin.ts';
import { forbidsTrust } from '../policies/for-tenant.ts';
import { tenantLockOut } from '../policies/tenant-lock-out.ts';
import type { Ports } from '../ports/ports.ts';
import { isProfile, listProfiles, readProfile, writeProfile } from '../tenants/profile-store.ts';
import { withSettings } from '../tenants/tenant-settings.ts';
import { changeTenant, endTenantSessions, ensureTenant, findTenant, listTenants } from '../tenants/tenant-store.ts';

/**
 * Tenants. A tenant's admin has theirs, and calls it something; plan and profile are a system admin's to set.
 *
 *     GET    /admin/tenants                by pages, in the order of their ids                 200
 *     POST   /admin/tenants                a new one                                           201, 403, 409
 *     GET    /admin/tenants/:id            one                                                 200, 404
 *     PATCH  /admin/tenants/:id            name, plan, profile                                 200, 400, 403, 404, 422
 *     DELETE /admin/tenants/:id/sessions   its people sign in anew, the admin too        204, 404
 */
export function adminTenantRoutes(ports: Ports) {
  const tenantOf = async (c: Context<Administered>): Promise<{ id: string; tenant: Tenant } | undefined> => {
    const id = Id.safeParse(c.req.param('id'));
    const tenant = id.success && reaches(c.var.reach, id.data) ? await findTenant(ports, id.data) : undefined;
    return id.success && tenant ? { id: id.data, tenant } : undefined;
  };
  const isWrongProfile = async (profile: string | null | undefined) => !!profile && !(await isProfile(ports, profile));

  return new Hono<Administered>()
    .get('/', query(PageQuery), async (c) => {
      const { limit, cursor: after } = c.req.valid('query');
      if (c.var.reach === 'platform') {
        const { tenants, next } = await listTenants(ports, { limit, after });
        return c.json({ tenants: tenants.map(viewOf), ...(next === undefined ? {} : { next }) });
      }
      const { tenant: id } = c.var.reach;
      const own = await findTenant(ports, id);
      return c.json({ tenants: own ? [viewOf({ id, tenant: own })] : [] });
    })
    .post('/', body(NewTenant), async (c) => {
      if (c.var.reach !== 'platform') return problem(c, { code: 'not-allowed' });
      const { id, ...settings } = c.req.valid('json');
      if (await isWrongProfile(settings.profile)) return problem(c, { code: 'bad-request', field: 'profile' });
      const isTaken = () => problem(c, { code: 'identifier-taken', field: 'id' });
      if (await findTenant(ports, id)) return isTaken(); // nothing of it has changed, and its audit says so
      const fields = withSettings({ epoch: 0 }, settings);
      await recordActOf(ports, c)({ kind: 'tenant-changed', tenant: id, details: { fields: Object.keys(settings) } });
      if (!(await ensureTenant(ports, id, fields))) return isTaken();
      return c.json(viewOf({ id, tenant: fields }), 201);
    })
    .get('/:id', async (c) => {
      const found = await tenantOf(c);
      return found ? c.json(viewOf(found)) : problem(c, { code: 'not-found' });
    })
    .patch('/:id', body(TenantPatch), async (c) => {
      const found = await tenantOf(c);
      if (!found) return problem(c, { code: 'not-found' });
      const patch = c.req.valid('json');
      const isPlatforms = patch.plan !== undefined || patch.profile !== undefined;
      if (isPlatforms && c.var.reach !== 'platform') return problem(c, { code: 'not-allowed' });
      if (await isWrongProfile(patch.profile)) return problem(c, { code: 'bad-request', field: 'profile' });
      const refused = isPlatforms ? await tenantLockOut(ports, found, patch, c.var.open.account) : undefined;
      if (refused) return problem(c, { code: 'policy-refused', field: refused.field, refusals: [refused] });
      await recordActOf(
        ports,
        c,
      )({ kind: 'tenant-changed', tenant: found.id, details: { fields: Object.keys(patch) } });
      const endsTrust =
        patch.profile !== undefined && (await forbidsTrust(ports, found.id, patch.profile ?? undefined));
      const now = ports.clock();
      let isStale = false;
      const tenant = await changeTenant(ports, found.id, (current) => {
        isStale = isPlatforms && !isUnderSamePolicy(current, found.tenant);
        return isStale ? current : { ...withSettings(current, patch), ...(endsTrust ? { trustEndedAt: now } : {}) };
      });
      if (isStale) return problem(c, { code: 'answered-elsewhere' });
      return tenant ? c.json(viewOf({ id: found.id, tenant })) : problem(c, { code: 'not-found' });
    })
    .delete('/:id/sessions', async (c) => {
      const found = await tenantOf(c);
      if (!found) return problem(c, { code: 'not-found' });
      await recordActOf(ports, c)({ kind: 'tenant-sessions-ended', tenant: found.id });
      await endTenantSessions(ports, found.id, standingOf(c.var.open.account));
      return c.body(null, 204);
    });
}

/**
 * Profiles: tenants that have one share its policy. For system admins alone.
 *
 *     GET /admin/profiles       by pages, in the order of their ids   200, 403
 *     GET /admin/profiles/:id   one                                   200, 403, 404
 *     PUT /admin/profiles/:id   make it, or call it something else    200, 400, 403, 412
 *
 * `If-None-Match: *` makes one alone, and leaves one that is there as it is (RFC 9110 §13.1.2).
 */
export function adminProfileRoutes(ports: Ports) {
  return new Hono<Administered>()
    .use(async (c, next) => (c.var.reach === 'platform' ? next() : problem(c, { code: 'not-allowed' })))
    .get('/', query(PageQuery), async (c) => {
      const { limit, cursor: after } = c.req.valid('query');
      return c.json(await listProfiles(ports, { limit, after }));
    })
    .get('/:id', async (c) => {
      const id = Id.safeParse(c.req.param('id'));
      const profile = id.success ? await readProfile(ports, id.data) : undefined;
      return profile ? c.json({ id: id.data, ...profile }) : problem(c, { code: 'not-found' });
    })
    .put('/:id', body(ProfileChange), async (c) => {
      const id = NewId.safeParse(c.req.param('id'));
      if (!id.success) return problem(c, { code: 'bad-request', field: 'id' });
      const profile = c.req.valid('json');
      const mustBeNew = c.req.header('if-none-match')?.trim() === '*';
      const isThere = () => problem(c, { code: 'version-conflict', field: 'id' });
      if (mustBeNew && (await isProfile(ports, id.data))) return isThere();
      await recordActOf(ports, c)({ kind: 'profile-changed', details: { target: id.data } });
      const isWritten = await writeProfile(ports, id.data, profile, mustBeNew);
      return isWritten ? c.json({ id: id.data, ...profile }) : isThere();
    });
}

/** Whether what was judged of a tenant still is so: of two changes at a time each may be right, and both not. */
const isUnderSamePolicy = (tenant: Tenant, judged: Tenant): boolean =>
  tenant.profile === judged.profile && tenant.plan === judged.plan;

const viewOf = ({ id, tenant }: { id: string; tenant: Tenant }): TenantView => {
  const { epoch: _epoch, epochBelow: _below, trustEndedAt: _trust, ...shown } = tenant;
  return { id, ...shown };
};
