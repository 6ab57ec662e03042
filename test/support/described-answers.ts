import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../server/src/openapi/document.ts';

type Content = Record<string, object>;
interface Described {
  responses: Record<string, { headers?: object; content?: Content }>;
}

const document = openApiDocument();
const paths = document.paths as Record<string, Record<string, Described>>;
const templates = Object.keys(paths).map((path) => ({ path, pattern: patternOf(path) }));

/**
 * Validates against the document, with no room for fields that it doesn't name. That it is valid itself has its own
 * test.
 */
const lenient = { strict: false, meta: false, validateSchema: false, validateFormats: false } as const;
const ajv = new Ajv2020(lenient).addSchema(closed(document), 'api');

/**
 * What an answer has that the document doesn't say of it, a line each: a status, a type, a field, a code, a header.
 *
 * @param path  Under the mount. Of one that is no route's there is nothing to say.
 */
export function undescribed(method: string, path: string, { status, headers }: Response, text: string): string[] {
  const [pathname = ''] = path.split('?');
  const template = templates.find(({ pattern }) => pattern.test(pathname))?.path ?? '';
  const verb = method.toLowerCase();
  const operation = paths[template]?.[verb];
  if (!operation) return [];
  const name = `${method} ${template} ${status}`;
  const response = operation.responses[status];
  if (!response) return [`${name} is in no list: ${text}`];
  const { headers: listed = {}, content } = response;
  const unlisted = ['Set-Cookie', 'Retry-After', 'ETag', 'Content-Disposition'].filter(
    (each) => headers.has(each) && !(each in listed),
  );
  const at = ['paths', template, verb, 'responses', String(status), 'content'];
  return [
    ...unlisted.map((header) => `${name} has ${header}`),
    ...undescribedBody(at, content, headers, text).map((what) => `${name} ${what}`),
  ];
}

function undescribedBody(at: string[], content: Content | undefined, headers: Headers, text: string): string[] {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (!content) return text === '' ? [] : ['has a body'];
  if (!(type in content)) return [`is ${type || 'of no type'}`];
  if (!type.endsWith('json')) return [];
  const validate = ajv.getSchema(`api#${pointer([...at, type, 'schema'])}`);
  if (!validate) throw new Error(`no schema at ${at.join(' ')}`);
  const values = type.endsWith('ndjson') ? text.split('\n').filter(Boolean) : [text];
  return values.flatMap((each) =>
    validate(JSON.parse(each)) ? [] : [`is another than described, ${ajv.errorsText(validate.errors)}: ${each}`],
  );
}

/** RFC 6901 §6. */
const pointer = (parts: string[]) =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

/** The same document with every object closed that isn't open on purpose. */
function closed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  const isObject = 'type' in value && value.type === 'object' && !('additionalProperties' in value);
  return (isObject ? { ...copy, additionalProperties: false } : copy) as T;
}
