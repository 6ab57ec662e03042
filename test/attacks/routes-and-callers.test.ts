import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { writeAccount } from '../../server/src/accounts/create-account.ts';
import { generateInvitation, keepInvitation } from '../../server/src/accounts/invitation-store.ts';
import { operations } from '../../server/src/openapi/operations.ts';
import { NO_VERSION } from '../../server/src/policies/policy-store.ts';
import { CALLERS, world, type World } from '../support/callers.ts';
import { heading, rows, type Row } from '../support/route-list.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

type CallerName = keyof typeof CALLERS;

/** What is sent where a route takes a body, or a row of it: a flow's is its purpose. */
const BODIES: Record<string, (world: World) => object | Promise<object>> = {
  'POST /flows try': ({ ids }) => ({ purpose: 'try', authenticator: ids.authenticators }),
  'POST /flows/{id}/answers': ({ app, inFlow }) => ({
    kind: 'code',
    revision: inFlow.step?.revision,
    code: app.code(),
  }),
  'POST /link': async ({ app }) => {
    await app.browser().recover('ben@acme.test');
    return { token: app.mailedToken() };
  },
  'POST /flows accept-invitation': async ({ app }) => ({ purpose: 'accept-invitation', token: await invited(app) }),
  'POST /admin/invitations': () => ({ email: 'ivy@acme.test', role: 'member' }),
  'PATCH /me/authenticators/{id}': () => ({ name: 'an app' }),
  'POST /me/passkeys': () => ({
    id: 'AAAA',
    type: 'public-key',
    response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
  }),
  'PUT /admin/policies/{scope}': () => ({ reauthWithin: 300 }),
  'POST /admin/policies/{scope}/preview': () => ({ reauthWithin: 300 }),
  'POST /admin/policies/{scope}/what-if': () => ({ document: { reauthWithin: 300 }, role: 'member' }),
  'POST /admin/policies/{scope}/preview/{group}': () => ({ reauthWithin: 300 }),
  'POST /admin/accounts': () => ({ email: 'robot@acme.test', kind: 'api', tenant: 'acme' }),
  'PATCH /admin/accounts/{id} name': () => ({ name: 'Carla Cole' }),
  'PATCH /admin/accounts/{id} above': () => ({ name: 'Sid Sole' }),
  'PATCH /admin/accounts/{id} owner': () => ({ owner: true }),
  'PATCH /admin/accounts/{id} role': () => ({ role: 'system-admin' }),
  'POST /admin/accounts/{id}/api-keys': () => ({ name: 'nightly import' }),
  'POST /admin/tenants': () => ({ id: 'initech' }),
  'PATCH /admin/tenants/{id} name': () => ({ name: 'Acme' }),
  'PATCH /admin/tenants/{id} plan': () => ({ plan: 'trial' }),
  'PUT /admin/profiles/{id}': () => ({ name: 'Silver' }),
};

/** The token of somebody's invitation. */
async function invited({ ports }: TestApp): Promise<string> {
  const { token, invitation } = await generateInvitation(ports);
  const ivy = { email: 'ivy@acme.test', tenant: 'acme', role: 'member', owner: false } as const;
  const account = await writeAccount(ports, ivy, async () => ({ state: 'invited', passwordHash: '', invitation }));
  await keepInvitation(ports, account?.id ?? '', invitation);
  return token;
}

/** What takes something from Carla where her admin does it. */
const TAKING = new Set([
  'PATCH /admin/accounts/{id}',
  'DELETE /admin/accounts/{id}/mfa',
  'DELETE /admin/accounts/{id}/sessions',
  'DELETE /admin/tenants/{id}/sessions',
]);
/** Who may be told of her, and of her tenant. */
const HER_ADMINS: CallerName[] = ['owner', 'admin', 'system-admin'];
const isHers = ({ path }: Row) => /^\/admin\/(accounts|tenants)\b/.test(path);

/** What `nobody`, `must-enrol` and `full`, who is nobody's admin, are told where this is asked for. */
const ASKED = {
  anybody: ['ok', 'ok', 'ok'],
  browser: ['404', '404', '404'],
  session: ['401', 'ok', 'ok'],
  'signed-in': ['401', 'enforced', 'ok'],
  admin: ['401', 'enforced', 'not-allowed'],
};

async function bodyOf({ name, route, variant }: Row, at: World): Promise<object | undefined> {
  const body = BODIES[name] ?? BODIES[route];
  return body ? body(at) : route === 'POST /flows' ? { purpose: variant } : undefined;
}

/** Whose id stands in a path: that of what is Carla's, unless the row is about who stands above her admins. */
const whose = (variant: string, kind: keyof World['ids']): keyof World['ids'] => (variant === 'above' ? variant : kind);

const pathOf = ({ path, variant = '' }: Row, ids: Partial<World['ids']>) =>
  path
    .replace('{scope}', variant)
    .replace('{group}', 'ready')
    .replace(/([\w-]+)\/\{id\}/, (_, kind: keyof World['ids']) => `${kind}/${ids[whose(variant, kind)] ?? 'nothing'}`)
    .concat(variant.startsWith('?') ? variant : '');

/** Where a row asks for what is nobody's. */
const nobodysPathOf = (row: Row) => pathOf({ ...row, variant: row.variant?.replace(/(?<=[:=])\w+/, 'nothing') }, {});

/** No policy was ever set: that is the version which its row changes. */
const send = (browser: TestBrowser, { method }: Row, path: string, body: object | undefined) =>
  browser.request(method, path, body, { 'if-match': `"${NO_VERSION}"` });

/** What Carla has: her account, the flow that she has begun, a session. */
const hers = async ({ app, carla, inFlow, elsewhere }: World) => [
  await readAccount(app.ports, carla.id),
  (await inFlow.reload()).status,
  await elsewhere.session(),
];

/** What somebody has who stands above the tenant's admins: their account, and what policy says to them. */
const theirsAbove = async ({ app, above, ids }: World) => [
  await readAccount(app.ports, ids.above),
  await above.session(),
  await (await above.request('GET', '/me')).json(),
];

async function classOf({ method }: Row, response: Response): Promise<string> {
  if (method === 'GET' && response.status === 204) return 'none';
  if (response.ok || response.status === 303) return 'ok';
  if (response.status === 401 || response.status === 404) return String(response.status);
  return ((await response.json()) as { code: string }).code;
}

/** A whole column of the list. */
const LONG = { timeout: 120_000 };

async function begin(name: CallerName): Promise<{ at: World; browser: TestBrowser }> {
  const at = await world();
  return { at, browser: await CALLERS[name](at) };
}

describe('A-12 every route and every kind of caller', () => {
  it('has each route in the list, and no other', () => {
    expect([...new Set(rows.map(({ route }) => route))].toSorted()).toEqual(Object.keys(operations).toSorted());
  });

  it('has each kind of caller in the list', () => {
    expect(heading).toEqual(Object.keys(CALLERS));
  });

  const names = Object.keys(CALLERS) as CallerName[];
  it.each(names)(
    '%s is let in where the list says, and takes and is told nothing of anybody else',
    LONG,
    async (name) => {
      const answered: Record<string, string> = {};
      let made: { at: World; browser: TestBrowser } | undefined;
      for (const row of rows) {
        made ??= await begin(name);
        const { at, browser } = made;
        const body = await bodyOf(row, at);
        const [had, hadAbove] = [await hers(at), await theirsAbove(at)];
        const stored = await at.app.dump();
        const response = await send(browser, row, pathOf(row, at.ids), body);
        const text = await response.clone().text();
        answered[row.name] = await classOf(row, response);
        const isLetIn = row.classes[heading.indexOf(name)] === 'ok';
        if (isLetIn) made = undefined; // a refusal changes nothing, so that the next row finds all as it was
        if (name === 'full' || name === 'in-flow') continue; // that is Carla herself
        if (!isLetIn) expect([row.name, await at.app.dump()]).toEqual([row.name, stored]);
        if (name !== 'system-admin') expect([row.name, await theirsAbove(at)]).toEqual([row.name, hadAbove]);
        const isTaken = isLetIn && TAKING.has(row.route) && row.variant !== 'above';
        expect([row.name, isDeepStrictEqual(await hers(at), had)]).toEqual([row.name, !isTaken]);
        const isHerAdmin = HER_ADMINS.includes(name);
        if (!isHerAdmin) expect([row.name, text]).toEqual([row.name, expect.not.stringContaining(at.carla.id)]);
        if (isLetIn || (isHerAdmin && isHers(row))) continue;
        const unknown = await send(browser, row, nobodysPathOf(row), body);
        expect([row.name, text]).toEqual([row.name, await unknown.text()]);
      }
      const column = heading.indexOf(name);
      expect(answered).toEqual(Object.fromEntries(rows.map((row) => [row.name, row.classes[column]])));
    },
  );

  it('asks of each caller what openapi.json says', () => {
    /** Who is told by the route itself that policy has none has come past what guards it. */
    const LET_IN: Record<string, string> = { 'POST /me/passkeys': 'not-offered' };
    for (const [route, { caller }] of Object.entries(operations)) {
      const named = rows
        .filter((row) => row.route === route)
        .map(({ classes: [nobody, , mustEnrol, full] }) => [
          nobody === 'none' ? 'ok' : nobody,
          mustEnrol,
          full === LET_IN[route] ? 'ok' : full,
        ]);
      expect([route, named]).toEqual([route, expect.arrayContaining([ASKED[caller]])]);
    }
  });
});
