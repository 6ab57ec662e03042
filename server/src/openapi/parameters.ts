import type { jsonSchemas } from '@sallyport/protocol/json-schemas';
import type { Operation, Parameter } from './operation.ts';

export type JsonSchemas = ReturnType<typeof jsonSchemas>;

/** OpenAPI knows no `Content-Type` parameter (3.1 §4.8.12.2): that one is told in the description. */
export const ORIGIN: Parameter & { required: true } = {
  name: 'Origin',
  in: 'header',
  description: 'The page’s origin; only those that are let in may change anything.',
  required: true,
  schema: { type: 'string' },
};

/** What an operation reads besides its body: its path's, its query's, its headers (OpenAPI 3.1 §4.8.12). */
export function parametersOf(
  path: string,
  { query, parameters = [] }: Operation,
  isChange: boolean,
  all: JsonSchemas,
): object[] {
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(query ? fieldsOf(all[query]) : []),
    ...parameters,
    ...(isChange ? [{ $ref: '#/components/parameters/Origin' }] : []),
  ];
}

/** A query's fields, a parameter each. */
const fieldsOf = ({ properties = {}, required = [] }: JsonSchemas[string] = {}) =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) ? { required: true } : {}),
    schema,
  }));
