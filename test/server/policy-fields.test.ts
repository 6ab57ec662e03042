import { FactorType, PolicyDocument, PolicyField, type PolicyControl } from '@sallyport/protocol';
import { judgeDocument, mergePolicy, presets, standard, type Channels, type Policy } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { en } from '../../packages/elements/src/messages/policy/en.ts';
import { policyFields, type FieldsOf } from '../../server/src/policies/policy-fields.ts';

const EVERYTHING: Channels = { mail: true, sms: true, passkeys: true };

const fieldsFor = (kind: FieldsOf['kind'], above: Policy, channels = EVERYTHING) =>
  policyFields({ kind, above, documents: {}, channels });

const fieldOf = (path: string, fields: readonly PolicyField[]): PolicyField =>
  fields.find((field) => field.path === path)!;

/** The fields that the schema has, read off it in another way than the code does. */
const pathsOfSchema = Object.entries(PolicyDocument.shape).flatMap(([key, optional]) => {
  const field = optional.unwrap();
  return 'shape' in field ? Object.keys(field.shape).map((inner) => `${key}.${inner}`) : [key];
});

/** Whether a document that sets this alone may be saved there. */
function isAllowed(path: string, value: unknown, above: Policy): boolean {
  const [key = '', inner] = path.split('.');
  const document = { [key]: inner === undefined ? value : { [inner]: value } };
  if (!PolicyDocument.safeParse(document).success) return false;
  const { refusals } = judgeDocument(above, document, 'tenant', EVERYTHING);
  return !refusals.some(
    ({ field, reason }) => field === path && /^not-(allowed|for-tenants|stricter)$|trusts$/.test(reason),
  );
}

describe('the fields of a policy', () => {
  it('are those of the schema, each once', () => {
    const fields = fieldsFor('platform', standard);
    expect(fields.map(({ path }) => path).toSorted()).toEqual(pathsOfSchema.toSorted());
    for (const field of fields) expect(PolicyField.parse(field)).toEqual(field);
  });

  it('have the range and the unit of the schema, and the words that can stand instead', () => {
    const fields = fieldsFor('platform', standard);
    expect(fieldOf('attempts.lockFor', fields)).toEqual({
      path: 'attempts.lockFor',
      group: 'attempts',
      type: 'number',
      least: 60,
      most: 86_400,
      unit: 'seconds',
      options: [{ value: 'until-admin' }],
      inherited: 3600,
      origin: 'standard',
    });
    const { parts } = fieldOf('trustedDevices', fields);
    expect(parts).toMatchObject({
      days: { type: 'number', unit: 'days', least: 1, most: 365 },
      factors: {
        type: 'list',
        options: expect.arrayContaining([{ value: 'backup-code', reason: 'backup-code-trusts' }]),
      },
    });
    expect(fieldOf('enforcement', fields).parts).toMatchObject({
      from: { type: 'time' },
      tenants: { type: 'texts' },
      grace: { type: 'one', parts: { days: { least: 1, most: 90 }, skips: { least: 1, most: 20 } } },
    });
  });

  it('have words in the panel: a label and a sentence, and each of what can be chosen', () => {
    const needed = fieldsFor('platform', standard).flatMap((field) => [
      `policy.${field.path}`,
      ...(field.path.startsWith('factors.') ? [] : [`policy.${field.path}-help`]), // one sentence for the table
      ...wordsOf(field, field.path),
    ]);
    expect(needed.filter((key) => !(key in en))).toEqual([]);
  });

  it('R-12 say which of them nothing here could carry out', () => {
    const fields = fieldsFor('platform', standard, { mail: false, sms: false, passkeys: false });
    expect(fieldOf('factors.member', fields).options).toEqual([
      { value: 'email', reason: 'no-mail' },
      { value: 'sms', reason: 'no-sms' },
      { value: 'totp' },
      { value: 'backup-code' },
      { value: 'passkey', reason: 'no-domain' },
    ]);
  });

  it('R-81 say why a field can’t be set: it is the platform’s, or there is nothing stricter', () => {
    const enforcement = { group: 'all', reminders: { mail: true } } as const;
    const above = mergePolicy(standard, { trustedDevices: 'off', recover: false, enforcement });
    const reasonOf = (path: string) => fieldOf(path, fieldsFor('tenant', above)).reason;
    expect(['trustedDevices', 'recover', 'enforcement'].map(reasonOf)).toEqual(Array(3).fill('not-stricter'));
    expect(['signUp', 'perSource.flows', 'tenantOverride'].map(reasonOf)).toEqual(Array(3).fill('not-for-tenants'));
    expect(['attempts.lockAfter', 'support', 'resetBy'].map(reasonOf)).toEqual([undefined, undefined, undefined]);
    const unreminded = mergePolicy(standard, { enforcement: { group: 'all' } });
    expect(fieldOf('enforcement', fieldsFor('tenant', unreminded)).reason).toBeUndefined(); // it may remind
    const none = fieldsFor('tenant', { ...standard, tenantOverride: 'none' });
    expect(none.filter(({ reason }) => reason === undefined)).toEqual([]);
  });
});

describe.each(['stricter', 'full'] as const)(
  'R-81 what the fields offer a tenant that may set %s',
  (tenantOverride) => {
    it.each(Object.entries(presets))('over %s may be saved, and nothing beside it', (_, preset) => {
      const above: Policy = { ...preset, tenantOverride };
      for (const field of fieldsFor('tenant', above)) {
        const { path, inherited } = field;
        for (const [value, offered] of valuesOf(field, inherited))
          expect([path, value, isAllowed(path, value, above)]).toEqual([path, value, offered]);
      }
    });
  },
);

/** The words that a control needs besides those of all fields, and those of the ways to confirm. */
function wordsOf({ options = [], parts = {} }: PolicyControl, path: string): string[] {
  const own = options.filter(({ value }) => !FactorType.safeParse(value).success && !(`policy.is-${value}` in en));
  const inner = Object.entries(parts).flatMap(([name, part]) => [
    ...(part.type === 'parts' || name === 'mode' ? [] : [`policy.${path}.${name}`]), // drawn without a name
    ...wordsOf(part, `${path}.${name}`),
  ]);
  return [...own.map(({ value }) => `policy.${path}=${value}`), ...inner];
}

/** Values at and beyond the ends of what a control offers, and whether it does. */
function valuesOf({ type, options = [], least, most, parts }: PolicyControl, base: unknown): [unknown, boolean][] {
  const words = options.map(({ value, reason }): [unknown, boolean] => [
    type === 'list' ? [value] : value,
    reason === undefined,
  ]);
  if (type === 'number' && least !== undefined && most !== undefined)
    return [...words, [least, true], [most, true], [least - 1, false], [most + 1, false]];
  if (type === 'one')
    return Object.entries(parts ?? {}).flatMap(([name, part]) =>
      valuesOf(part, undefined).map(([value, offered]): [unknown, boolean] => [{ [name]: value }, offered]),
    );
  if (type !== 'parts' || typeof base !== 'object') return words;
  const whole = base as Record<string, unknown>;
  const varied = Object.entries(parts ?? {}).flatMap(([name, part]) =>
    valuesOf(part, whole[name]).map(([value, offered]): [unknown, boolean] => [{ ...whole, [name]: value }, offered]),
  );
  return [...words, ...varied];
}
