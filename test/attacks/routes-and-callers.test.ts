import { describe, expect, it } from 'vitest';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { operations } from '../../server/src/openapi/operations.ts';
import { CALLERS, world, type World } from '../support/callers.ts';

type CallerName = keyof typeof CALLERS;

/**
 * who may call what. `ok` is any 2xx; else the status, with the code where there are several of it. Ids are those of
 * `full`, and of the flow that `in-flow` has begun for the same account: everybody else is told that there are none.
 */
const LIST = `
                                        nobody  in-flow  must-enrol  full         other-admin  member       owner        api-key
  GET    /config                        ok      ok       ok          ok           ok           ok           ok           ok
  POST   /flows  sign-in                ok      ok       ok          ok           ok           ok           ok           ok
  POST   /flows  recover                ok      ok       ok          ok           ok           ok           ok           ok
  POST   /flows  reauthenticate         401     401      ok          ok           ok           ok           ok           401
  POST   /flows  enrol                  401     401      ok          ok           ok           ok           ok           401
  POST   /flows  try                    401     401      enforced    ok           not-offered  not-offered  not-offered  401
  GET    /flows/{id}                    404     ok       404         404          404          404          404          404
  POST   /flows/{id}/answers            404     ok       404         404          404          404          404          404
  DELETE /flows/{id}                    404     ok       404         404          404          404          404          404
  GET    /link                          ok      ok       ok          ok           ok           ok           ok           ok
  POST   /link                          ok      ok       ok          ok           ok           ok           ok           ok
  GET    /session                       401     401      ok          ok           ok           ok           ok           401
  DELETE /session                       ok      ok       ok          ok           ok           ok           ok           ok
  POST   /session/token                 401     401      enforced    ok           ok           ok           ok           401
  GET    /me                            401     401      enforced    ok           ok           ok           ok           401
  PUT    /me/password                   401     401      enforced    ok           ok           ok           ok           401
  DELETE /me/trusted-devices            401     401      enforced    ok           ok           ok           ok           401
  DELETE /me/trusted-devices/{id}       401     401      enforced    ok           404          404          404          401
  DELETE /me/sessions                   401     401      enforced    ok           ok           ok           ok           401
  DELETE /me/sessions/{id}              401     401      enforced    ok           404          404          404          401
  PATCH  /me/authenticators/{id}        401     401      enforced    ok           404          404          404          401
  DELETE /me/authenticators/{id}        401     401      enforced    ok           404          404          404          401
  DELETE /me/mfa                        401     401      enforced    ok           ok           ok           ok           401
  GET    /.well-known/jwks.json         ok      ok       ok          ok           ok           ok           ok           ok
  GET    /healthz                       ok      ok       ok          ok           ok           ok           ok           ok
  GET    /readyz                        ok      ok       ok          ok           ok           ok           ok           ok
  GET    /openapi.json                  ok      ok       ok          ok           ok           ok           ok           ok
`;

/** What is sent where a route takes a body, or a flow of this purpose. */
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
  'PUT /me/password': () => ({ password: 'quite another password' }),
  'PATCH /me/authenticators/{id}': () => ({ name: 'an app' }),
};

/** What `nobody` and `must-enrol` are told where this is asked for. */
const ASKED = {
  anybody: ['ok', 'ok'],
  browser: ['404', '404'],
  session: ['401', 'ok'],
  'signed-in': ['401', 'enforced'],
};

const [heading = '', ...lines] = LIST.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const rows = lines.map((words) => {
  const classes = words.splice(-heading.length);
  const [method = '', path = '', purpose] = words;
  return { method, path, purpose, name: words.join(' '), route: `${method} ${path}`, classes };
});

async function bodyOf({ name, purpose }: (typeof rows)[number], at: World): Promise<object | undefined> {
  return (await BODIES[name]?.(at)) ?? (purpose === undefined ? undefined : { purpose });
}

const pathOf = (path: string, { ids }: World) =>
  path.replace(/([\w-]+)\/\{id\}/, (_, kind: keyof World['ids']) => `${kind}/${ids[kind] ?? 'missing'}`);

async function classOf(response: Response): Promise<string> {
  if (response.ok) return 'ok';
  if (response.status === 401 || response.status === 404) return String(response.status);
  return ((await response.json()) as { code: string }).code;
}

describe('A-12 every route and every kind of caller', () => {
  it('has each route in the list, and no other', () => {
    expect([...new Set(rows.map(({ route }) => route))].toSorted()).toEqual(Object.keys(operations).toSorted());
  });

  it('has each kind of caller in the list', () => {
    expect(heading).toEqual(Object.keys(CALLERS));
  });

  it.each(rows)('$name lets in whom the list says', async (row) => {
    const answered: string[] = [];
    for (const call of Object.values(CALLERS)) {
      const at = await world();
      const browser = await call(at);
      const body = await bodyOf(row, at);
      answered.push(await classOf(await browser.request(row.method, pathOf(row.path, at), body)));
    }
    expect(answered).toEqual(row.classes);
  });

  const others = Object.keys(CALLERS).filter((name) => name !== 'full' && name !== 'in-flow') as CallerName[];
  it.each(rows)(
    '$name takes nothing from anybody else, and tells no id of theirs from one that is nobody’s',
    async (row) => {
      for (const name of others) {
        const at = await world();
        const browser = await CALLERS[name](at);
        const body = await bodyOf(row, at);
        const before = await readAccount(at.app.ports, at.carla.id);
        const response = await browser.request(row.method, pathOf(row.path, at), body);
        expect(await readAccount(at.app.ports, at.carla.id)).toEqual(before);
        expect([(await at.inFlow.reload()).status, await at.elsewhere.session()]).toEqual([200, expect.anything()]);
        if (!row.path.includes('{id}')) continue;
        const unknown = await browser.request(row.method, row.path.replace('{id}', 'nothing'), body);
        expect([name, await response.text()]).toEqual([name, await unknown.text()]);
      }
    },
  );

  it('asks of each caller what openapi.json says', () => {
    for (const [route, { caller }] of Object.entries(operations)) {
      const named = rows
        .filter((row) => row.route === route)
        .map(({ classes: [nobody, , mustEnrol] }) => [nobody, mustEnrol]);
      expect([route, named]).toEqual([route, expect.arrayContaining([ASKED[caller]])]);
    }
  });
});
