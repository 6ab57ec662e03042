import fc from 'fast-check';
import { openApiDocument } from '../../../server/src/openapi/document.ts';
import { CALLERS } from '../callers.ts';
import { textLike, valuesLike, type Schema } from './values.ts';

/** A request that a client of ours wouldn't send. */
export interface FuzzRequest {
  caller: keyof typeof CALLERS;
  method: string;
  /** Under the mount. `~accounts` stands for the id of that name in `world()`. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const document = openApiDocument();
const schemas = document.components.schemas as Record<string, Schema>;
const paths = document.paths as Record<string, Record<string, Operation>>;

/** A value of a header that a client can send at all (Fetch §2.2.2). */
const headerText = (known: string[]) => textLike(known).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?'));

const HEADERS: Record<string, fc.Arbitrary<string>> = {
  origin: headerText(['https://evil.test', 'null']),
  'content-type': headerText(['text/plain', 'application/json; charset=utf-16', 'application/json;;']),
  'accept-language': headerText(['de', 'ar;q=0.5, *;q=x', '-']),
  'user-agent': headerText(['Mozilla/5.0 (X11; Linux x86_64)', 'curl/8']),
  'x-forwarded-for': headerText(['203.0.113.7:80', '[::1]']),
  forwarded: headerText(['for="[::1]"', 'for=";']),
  'x-request-id': headerText(['1']),
  'if-match': headerText(['*', '"1"', 'W/"1"', '"1", "2"']),
  authorization: headerText(['Bearer x', 'Bearer sally_x', 'Basic eDp4']),
  cookie: headerText(['__Host-sally-session=x', '__Host-sally-browser=%', '=;;=', '__proto__=1']),
  'sec-fetch-site': headerText(['cross-site', 'none']),
};

const OWN = fc.constant('https://auth.acme.test');

/** Requests to every route of openapi.json, which nearly fit it. */
export function fuzzRequests(known: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => requestsOf(method.toUpperCase(), path, operation, known)),
  );
  return fc.oneof(...routes);
}

function requestsOf(method: string, path: string, operation: Operation, known: readonly string[]) {
  const { parameters = [], requestBody } = operation;
  const query = Object.fromEntries(
    parameters.filter((each) => each.in === 'query').map(({ name }) => [name, textLike([...known, '1', '100', '-1'])]),
  );
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema
    ? valuesLike(schema, schemas, known).map((value) => JSON.stringify(value))
    : fc.constantFrom(undefined, '{}', 'null');
  const broken = fc.tuple(body, fc.nat(200)).map(([text = '', cut]) => text.slice(0, cut));
  const names = Object.keys(HEADERS);
  const places = [...path.matchAll(/([\w-]+)\/\{/g)].map(([, place = '']) => place);
  return fc
    .record({
      caller: fc.constantFrom(...(Object.keys(CALLERS) as FuzzRequest['caller'][])),
      segments: fc.tuple(...places.map((place) => textLike([`~${place}`, `~${place}`, ...known]))),
      query: fc.record(query, { requiredKeys: [] }),
      headers: fc.oneof(
        { weight: 12, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.record({ ...HEADERS, origin: OWN }, { requiredKeys: [] }) },
        { weight: 1, arbitrary: fc.constantFrom(...names).chain((name) => fc.record({ [name]: HEADERS[name]! })) },
      ),
      body: fc.oneof({ weight: 9, arbitrary: body }, { weight: 1, arbitrary: broken }),
    })
    .map(({ caller, segments, query: asked, headers, body: text }): FuzzRequest => {
      const filled = path.replaceAll(
        /\{\w+\}/g,
        () => encodeURIComponent((segments.shift() ?? '').toWellFormed()) || '-',
      );
      const wellFormed = Object.entries(asked).map(([name, value]) => [name, String(value).toWellFormed()]);
      const search = new URLSearchParams(wellFormed as [string, string][]).toString();
      return {
        caller,
        method,
        path: search ? `${filled}?${search}` : filled,
        headers: headers as Record<string, string>,
        body: method === 'GET' ? undefined : text,
      };
    });
}
