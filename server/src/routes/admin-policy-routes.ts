import { EnrolmentGroup, GroupQuery, PolicyDocument, WhatIf } from '@sallyport/protocol';
import { standingOf } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { body } from '../http/body.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { recordActOf } from '../http/record-act.ts';
import type { Administered } from '../middleware/require-admin.ts';
import { findInGroup } from '../policies/find-in-group.ts';
import { previewPolicy, savePolicy, viewPolicy, type VersionedPolicy } from '../policies/policy-admin.ts';
import type { PolicyScope } from '../policies/policy-store.ts';
import { readScope } from '../policies/scope.ts';
import { whatIf } from '../policies/what-if.ts';
import { InvalidCursorError } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Policies: the platform's and the profiles' for system admins, a tenant's own for its admins too (R-80, R-81). What
 * was read carries its version (`ETag`), and is changed only while it is what stands there (`If-Match`, RFC 9110
 * §13.1.1).
 *
 *     GET    /admin/policies/:scope           what is set, inherited and in force   200, 403, 404
 *     PUT    /admin/policies/:scope           set it                                200, 403, 404, 412, 422, 428
 *     DELETE /admin/policies/:scope           back to what is inherited             200, 403, 404, 412, 422, 428
 *     POST   /admin/policies/:scope/preview   what a document would do              200, 403, 404
 *     POST   /admin/policies/:scope/preview/:group   whom it would meet so          200, 400, 403, 404
 *     POST   /admin/policies/:scope/what-if   what it would mean for one of them    200, 400, 403, 404
 */
export function adminPolicyRoutes(ports: Ports) {
  const scopeOf = (c: Context<Administered>) => readScope(ports, c.req.param('scope') ?? '', c.var.reach);

  const reply = (c: Context, { view, version }: VersionedPolicy) => {
    c.header('ETag', `"${version}"`);
    return c.json(view);
  };

  async function save(c: Context<Administered>, scope: PolicyScope, document: PolicyDocument | undefined) {
    const expected = c.req.header('if-match');
    if (expected === undefined) return problem(c, { code: 'version-required' });
    const { account: admin } = c.var.open;
    const change = { document, author: standingOf(admin), admin };
    const saved = await savePolicy(ports, scope, change, expected.replaceAll('"', ''), recordActOf(ports, c));
    if (typeof saved === 'string') return problem(c, { code: saved });
    if ('refusals' in saved) {
      const { refusals } = saved;
      return problem(c, { code: 'policy-refused', refusals, ...(refusals[0] ? { field: refusals[0].field } : {}) });
    }
    return reply(c, saved);
  }

  return new Hono<Administered>()
    .get('/:scope', async (c) => {
      const scope = await scopeOf(c);
      if (typeof scope === 'string') return problem(c, { code: scope });
      return reply(c, await viewPolicy(ports, scope, standingOf(c.var.open.account)));
    })
    .put('/:scope', body(PolicyDocument), async (c) => {
      const scope = await scopeOf(c);
      return typeof scope === 'string' ? problem(c, { code: scope }) : save(c, scope, c.req.valid('json'));
    })
    .delete('/:scope', async (c) => {
      const scope = await scopeOf(c);
      return typeof scope === 'string' ? problem(c, { code: scope }) : save(c, scope, undefined);
    })
    .post('/:scope/preview', body(PolicyDocument), async (c) => {
      const scope = await scopeOf(c);
      if (typeof scope === 'string') return problem(c, { code: scope });
      return c.json(await previewPolicy(ports, scope, c.req.valid('json'), c.var.open.account));
    })
    .post('/:scope/what-if', body(WhatIf), async (c) => {
      const scope = await scopeOf(c);
      if (typeof scope === 'string') return problem(c, { code: scope });
      const asker = { scope, reach: c.var.reach, author: standingOf(c.var.open.account) };
      const found = await whatIf(ports, asker, c.req.valid('json'));
      return typeof found === 'string' ? problem(c, { code: found }) : c.json(found);
    })
    .post('/:scope/preview/:group', query(GroupQuery), body(PolicyDocument), async (c) => {
      const scope = await scopeOf(c);
      if (typeof scope === 'string') return problem(c, { code: scope });
      const group = EnrolmentGroup.safeParse(c.req.param('group'));
      if (!group.success) return problem(c, { code: 'not-found' });
      const { account } = c.var.open;
      const draft = { document: c.req.valid('json'), author: standingOf(account) };
      try {
        return c.json(await findInGroup(ports, account, { scope, draft, group: group.data }, c.req.valid('query')));
      } catch (error) {
        if (error instanceof InvalidCursorError) return problem(c, { code: 'bad-request', field: 'cursor' });
        throw error;
      }
    });
}
