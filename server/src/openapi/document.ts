import type { OpenApiDocument } from '@sallyport/protocol';
import { jsonSchemas } from '@sallyport/protocol/json-schemas';
import type { CallerKind, HeaderName, Operation, Parameter } from './operation.ts';
import { operations } from './operations.ts';
import { refTo, responsesOf } from './responses.ts';

const SECURITY: Record<CallerKind, object[]> = {
  anybody: [],
  browser: [{ browser: [] }],
  session: [{ session: [] }],
  'signed-in': [{ session: [] }],
};

const cookie = (name: string, description: string) => ({
  type: 'apiKey',
  in: 'cookie',
  name: `__Host-sally-${name}`,
  description: `${description} Without the prefix on http://localhost.`,
});

const securitySchemes = {
  browser: cookie('browser', 'Binds a flow to the browser that began it.'),
  session: cookie('session', 'The session that a sign-in ends with.'),
};

const headers: Record<HeaderName, object> = {
  'Retry-After': { description: 'Whole seconds until it is worth trying again.', schema: { type: 'integer' } },
  'Set-Cookie': { description: 'Cookies of this browser, never read by a page.', schema: { type: 'string' } },
};

/** OpenAPI knows no `Content-Type` parameter (3.1 §4.8.12.2): that one is told in the description. */
const ORIGIN: Parameter & { required: true } = {
  name: 'Origin',
  in: 'header',
  description: 'The page’s origin; only those that are let in may change anything.',
  required: true,
  schema: { type: 'string' },
};

/** The document that describes every route, without where the backend is mounted (OpenAPI 3.1 §4.8.1). */
export function openApiDocument(): Omit<OpenApiDocument, 'servers'> {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = described(method, path, operation);
  }
  const schemas = reachable(paths, jsonSchemas(refTo));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sallyport',
      version: '1',
      description:
        'Whatever changes something takes `Content-Type: application/json`, with or without a body. Answers may come to ' +
        'have more fields than these.',
    },
    paths,
    components: { schemas, headers, securitySchemes, parameters: { Origin: ORIGIN } },
  };
}

function described(method: string, path: string, operation: Operation) {
  const isChange = method !== 'GET';
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const parameters = [
    ...inPath,
    ...(operation.parameters ?? []),
    ...(isChange ? [{ $ref: '#/components/parameters/Origin' }] : []),
  ];
  return {
    operationId: operation.id,
    summary: operation.summary,
    security: SECURITY[operation.caller],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.request
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: refTo(operation.request) } } },
          },
        }
      : {}),
    responses: responsesOf(operation, isChange),
  };
}

const REFERENCE = new RegExp(`"${refTo('(\\w+)')}"`, 'g');

/** The schemas that something refers to, and those that they refer to. */
function reachable(from: object, all: Record<string, object>, found: Record<string, object> = {}) {
  for (const [, name = ''] of JSON.stringify(from).matchAll(REFERENCE)) {
    const schema = all[name];
    if (!schema || name in found) continue;
    found[name] = schema;
    reachable(schema, all, found);
  }
  return found;
}
