import fc from 'fast-check';
import { PASSWORD } from '../people.ts';

/** What is read here of a JSON schema. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
}

/** Texts that parsers, stores, logs and headers have stumbled over. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  'a\r\nb: c',
  '__proto__',
  'constructor',
  'toString',
  '../..',
  '%00',
  '%',
  '%zz',
  'a:b',
  '*',
  'nobody',
  "' OR 1=1 --",
  'ﷺ'.repeat(50),
  'x'.repeat(300),
  'x'.repeat(5000),
  'ada@acme.test',
  'anna@acme.test',
  'a@xn--.test',
  'a@b@c',
  '+4915112345678',
  '+0',
  '123456',
  '2026-01-15T12:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '9'.repeat(20) + 'A'.repeat(16),
];

/** What a field of this name is likely to hold. */
const BY_NAME: Partial<Record<string, readonly string[]>> = {
  identifier: ['anna@acme.test', 'ben@acme.test', 'carla@acme.test', 'nobody@acme.test'],
  email: ['new@acme.test', 'ben@acme.test', 'NEW@ACME.test'],
  password: [PASSWORD, 'wrong'],
  code: ['123456', '12345678', 'ABCDE-12345'],
  number: ['+4915112345678', '+447400123456'],
  tenant: ['acme', 'new', 'globex'],
  authenticator: ['carlas-app', 'backup-code'],
  owner: ['~accounts', '~above'],
  returnTo: ['/app', 'https://auth.acme.test/app'],
};

const NUMBERS = [0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324];

const text = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 40 }));

const junk = (): fc.Arbitrary<unknown> =>
  fc.oneof(text(), fc.constantFrom(...NUMBERS), fc.constantFrom(null, true, false, [], {}, [[[[]]]]), fc.jsonValue());

/** In the range of the schema, or just beside it. */
function numbers({ minimum = 0, maximum = 1000 }: Schema): fc.Arbitrary<number> {
  return fc.integer({ min: Math.max(minimum, -1000) - 1, max: Math.min(maximum, Math.max(minimum, 0) + 100_000) + 1 });
}

/** A text as somebody might put it where one is asked for: one of these, or whatever. */
export const textLike = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: text() });

/** Values that nearly fit a schema: at each place, now and then, what doesn't. */
export function valuesLike(schema: Schema, schemas: Record<string, Schema>, known: readonly string[]) {
  const made = new Map<string, fc.Arbitrary<unknown>>();

  const near = (part: Schema, depth: number, name = ''): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 40, arbitrary: fitting(part, depth, name) }, { weight: 1, arbitrary: junk() });

  function fitting(part: Schema, depth: number, name: string): fc.Arbitrary<unknown> {
    if (depth > 8) return junk();
    if (part.$ref !== undefined) return referred(part.$ref.split('/').at(-1) ?? '', depth);
    const [some] = [part.anyOf ?? part.oneOf];
    if (some) return fc.oneof(...some.map((each) => near(each, depth + 1)));
    if (part.allOf) return near(part.allOf[0] ?? {}, depth + 1);
    if ('const' in part) return fc.constant(part.const);
    if (part.enum) return fc.constantFrom(...part.enum);
    switch ([part.type].flat()[0]) {
      case 'string':
        return textLike(BY_NAME[name] ?? known);
      case 'integer':
      case 'number':
        return name === 'revision' ? fc.nat(2) : numbers(part);
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(near(part.items ?? {}, depth + 1), { maxLength: 4 });
      case 'object':
        return objects(part, depth);
      default:
        return junk();
    }
  }

  function referred(name: string, depth: number): fc.Arbitrary<unknown> {
    const found = made.get(name) ?? near(schemas[name] ?? {}, depth + 1);
    made.set(name, found);
    return found;
  }

  /** With all fields or without some, and now and then with one that nobody asked for. */
  function objects({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, near(field, depth + 1, name)]),
    );
    const all = fc.record(fields);
    const enough = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
    const some = fc.record(fields, { requiredKeys: [] });
    const more = fc
      .tuple(some, fc.dictionary(text(), junk(), { maxKeys: 1 }))
      .map(([one, other]) => ({ ...one, ...other }));
    return fc.oneof(
      { weight: 2, arbitrary: all },
      { weight: 9, arbitrary: enough },
      { weight: 1, arbitrary: some },
      { weight: 1, arbitrary: more },
    );
  }

  return near(schema, 0);
}
