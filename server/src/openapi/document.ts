import type { OpenApiDocument } from '@sallyport/protocol';
import { jsonSchemas } from '@sallyport/protocol/json-schemas';
import type { CallerKind, HeaderName, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { ORIGIN, parametersOf, type JsonSchemas } from './parameters.ts';
import { refTo, responsesOf } from './responses.ts';

const SECURITY: Record<CallerKind, object[]> = {
  anybody: [],
  browser: [{ browser: [] }],
  session: [{ session: [] }],
  'signed-in': [{ session: [] }],
  admin: [{ session: [] }],
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
  'Content-Disposition': { description: 'The name that a browser saves it under.', schema: { type: 'string' } },
  ETag: { description: 'The version of what was read, for If-Match.', schema: { type: 'string' } },
};

/** The document that describes every route, without where the backend is mounted (OpenAPI 3.1 §4.8.1). */
export function openApiDocument(): Omit<OpenApiDocument, 'servers'> {
  const paths: Record<string, Record<string, object>> = {};
  const all = jsonSchemas(refTo);
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = described(method, path, operation, all);
  }
  const schemas = reachable(paths, all);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sallyport',
      version: '1',
      description:
        'Whatever changes something takes `Content-Type: application/json`, with or without a body. Answers may come ' +
        'to have more fields than these.',
    },
    paths,
    components: { schemas, headers, securitySchemes, parameters: { Origin: ORIGIN } },
  };
}

function described(method: string, path: string, operation: Operation, all: JsonSchemas) {
  const isChange = method !== 'GET';
  const parameters = parametersOf(path, operation, isChange, all);
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
