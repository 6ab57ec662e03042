import { Validator } from '@seriousme/openapi-schema-validator';
import { createApp } from '@sallyport/server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { AccountQuery, ProblemCode, type OpenApiDocument } from '@sallyport/protocol';
import { TestBrowser } from '../support/test-browser.ts';
import { testPorts } from '../support/test-ports.ts';

const app = createApp(await testPorts({ clock: Date.now, url: 'https://auth.acme.test' }));

async function documentAt(mount: string) {
  const site = new Hono().route(mount, app);
  const response = await site.request(`https://auth.acme.test${mount}/openapi.json`);
  return { response, document: (await response.json()) as OpenApiDocument };
}
const { response, document } = await documentAt('/auth');
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, { operationId: string }>).map(([method, { operationId }]) => ({
    route: `${method.toUpperCase()} ${path}`,
    operationId,
  })),
);

/** Everything below a value that stands under this key. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [...(name === key ? [each] : []), ...valuesOf(key, each)]);
}

describe('openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has every route of the backend, and no other', () => {
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL') // middleware, and what answers where there is no route
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ route }) => route).toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it('has a name of its own for every operation', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it('has what a route reads of its query and its headers', () => {
    const parametersOf = (path: string, method: string) =>
      (document.paths[path] as Record<string, { parameters: object[] }>)[method]?.parameters;
    expect(parametersOf('/admin/tenants', 'get')).toEqual([
      { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
      { name: 'cursor', in: 'query', schema: { $ref: '#/components/schemas/Id' } },
    ]);
    const searched = Object.keys(AccountQuery.shape).map((name) => expect.objectContaining({ name, in: 'query' }));
    expect(parametersOf('/admin/accounts', 'get')).toEqual(searched);
    expect(parametersOf('/admin/policies/{scope}', 'put')).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
    );
  });

  it('refers to nothing that isn’t there, and has nothing that isn’t referred to', () => {
    const referred = new Set(valuesOf('$ref', document).map(String));
    const there = Object.entries(document.components).flatMap(([kind, components]) =>
      kind === 'securitySchemes' ? [] : Object.keys(components as object).map((name) => `#/components/${kind}/${name}`),
    );
    expect([...referred].toSorted()).toEqual(there.toSorted());
  });

  it('has schemas that are JSON Schema, each once', () => {
    const { schemas } = document.components as { schemas: Record<string, object> };
    const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, validateFormats: false });
    ajv.addVocabulary(['openapi', 'info', 'servers', 'paths', 'components']).addSchema(document, 'api');
    for (const name of Object.keys(schemas))
      expect(ajv.getSchema(`api#/components/schemas/${name}`)).toBeTypeOf('function');
    const others = JSON.stringify({ ...schemas, ProblemCode: {} });
    expect(others).not.toContain(JSON.stringify(ProblemCode.options)); // the longest of them, and referred to by others
  });

  it('says where the backend is mounted', async () => {
    expect(document.servers).toEqual([{ url: '/auth' }]);
    expect((await documentAt('/a/b')).document.servers).toEqual([{ url: '/a/b' }]);
    expect((await documentAt('')).document.servers).toEqual([{ url: '/' }]);
  });

  it('may be kept by caches: it tells of nobody', () => {
    expect(response.headers.get('cache-control')).toBe('public, max-age=600');
    expect(response.headers.get('content-type')).toBe('application/json');
  });
});

describe('an answer that openapi.json doesn’t describe', () => {
  const account = { id: 'a1', email: 'anna@acme.test', tenant: 'acme', role: 'member', owner: false };
  const session = { account, aal: 1, amr: ['pwd'], authTime: '', expiresAt: '' };
  const refusal = { type: 'about:blank', title: '', status: 401, code: 'not-signed-in' };
  const asProblem = { status: 401, headers: { 'content-type': 'application/problem+json' } };
  const ask = (answer: Response) => {
    const path = answer.status === 401 ? '/me' : '/session'; // the one is refused to nobody
    const backend = new Hono().get(`/auth${path}`, () => answer);
    return new TestBrowser(backend, 'https://auth.acme.test').request('GET', path);
  };

  it('is none of these', async () => {
    expect((await ask(Response.json(session))).status).toBe(200);
    expect((await ask(Response.json(refusal, asProblem))).status).toBe(401);
  });

  it.each([
    ['a status', Response.json(session, { status: 201 })],
    ['a type', Response.json(refusal, { status: 401 })],
    ['no type', new Response(new Uint8Array())],
    ['a field', Response.json({ ...session, passwordHash: '' })],
    ['a field further down', Response.json({ ...session, account: { ...account, passwordHash: '' } })],
    ['a value', Response.json({ ...session, aal: 3 })],
    ['a field that is missing', Response.json({ ...session, amr: undefined })],
    ['a code', Response.json({ ...refusal, code: 'enforced' }, asProblem)],
    ['a cookie', Response.json(session, { headers: { 'set-cookie': 'a=b' } })],
    ['a header', Response.json(session, { headers: { 'retry-after': '1' } })],
    ['a version', Response.json(session, { headers: { etag: '"1"' } })],
  ])('fails whichever test it comes to: %s', async (_what, answer) => {
    await expect(ask(answer)).rejects.toThrow(/^Not in openapi.json: GET \/(session|me)\b/);
  });
});
