import { z } from 'zod';
import * as protocol from './index.ts';

type Protocol = typeof protocol;

/** A schema's name: that of the constant which `index.ts` exports. */
export type SchemaName = { [K in keyof Protocol]: Protocol[K] extends z.ZodType ? K : never }[keyof Protocol];

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Every schema of the protocol as JSON Schema 2020-12, as it is on the wire: before anything is trimmed, and with room
 * for fields that a later version adds to an answer. Where one holds another it refers to it.
 *
 * @param refTo  What a schema is referred to by, `#/components/schemas/Step`.
 */
export function jsonSchemas(refTo: (name: string) => string): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, value] of Object.entries(protocol)) {
    if (value instanceof z.ZodType) registry.add(value, { id });
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutName(schema)]));
}

/**
 * Its place in the document names it: an `$id` would change what its references are relative to (JSON Schema §8.2.1).
 */
const withoutName = ({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema => schema;
