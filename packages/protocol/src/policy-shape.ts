import { z } from 'zod';
import { PolicyDocument } from './policy.ts';
import type { PolicyControl } from './policy-field.ts';

/** What a field of a policy takes anywhere, as its schema says. */
export interface PolicyShape extends Pick<PolicyControl, 'type' | 'least' | 'most' | 'unit'> {
  /** What is chosen from, or stands instead. */
  words: readonly string[];
  parts?: Record<string, PolicyShape>;
  /** The parts that can't be left out. */
  required: readonly string[];
}

/** What is read of a JSON Schema. */
interface JsonSchema {
  type?: string;
  const?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  description?: string;
  format?: string;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
}

const UNITS = new Map<string, 'seconds' | 'days'>([
  ['In seconds.', 'seconds'],
  ['In days.', 'days'],
]);

/**
 * Every field of a policy by its path, with what it takes. It is read off the schema, so that a new field is in every
 * form at once.
 */
export const POLICY_SHAPES: ReadonlyMap<string, PolicyShape> = new Map(
  Object.entries((z.toJSONSchema(PolicyDocument, { io: 'input' }) as JsonSchema).properties ?? {}).flatMap(
    ([key, schema]): [string, PolicyShape][] =>
      schema.properties
        ? Object.entries(schema.properties).map(([inner, field]) => [`${key}.${inner}`, shapeOf(field)])
        : [[key, shapeOf(schema)]],
  ),
);

/** A value, or a word that stands instead of it. */
function shapeOf(schema: JsonSchema): PolicyShape {
  const all = schema.anyOf ?? [schema];
  const words = all.flatMap((each) => each.const ?? []);
  const values = all.filter((each) => !each.const);
  const [value = {}] = values;
  const { minimum, maximum, required = [] } = value;
  const isOne = values.length > 1 && value.properties !== undefined;
  const properties = isOne
    ? Object.fromEntries(values.flatMap((each) => Object.entries(each.properties ?? {})))
    : value.properties;
  const unit = UNITS.get(value.description ?? '');
  return {
    type: isOne ? 'one' : typeOf(value),
    words: [...words, ...(value.enum ?? value.items?.enum ?? [])],
    required: isOne ? [] : required,
    ...(minimum === undefined ? {} : { least: minimum }),
    ...(maximum === undefined ? {} : { most: maximum }),
    ...(unit ? { unit } : {}),
    ...(properties
      ? { parts: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, shapeOf(part)])) }
      : {}),
  };
}

function typeOf({ type, enum: choices, format, items }: JsonSchema): PolicyShape['type'] {
  if (type === 'boolean') return 'boolean';
  if (type === 'integer') return 'number';
  if (type === 'object') return 'parts';
  if (type === 'array') return items?.enum ? 'list' : 'texts';
  if (choices) return 'choice';
  return format === 'date-time' ? 'time' : 'text';
}
