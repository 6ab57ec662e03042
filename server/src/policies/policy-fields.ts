import type { PolicyControl, PolicyDocument, PolicyField, PolicyRefusal } from '@sallyport/protocol';
import { POLICY_SHAPES, type PolicyShape } from '@sallyport/protocol/policy-shape';
import { fieldsOf, judgeDocument, withField, type Channels, type Policy, type PolicyDocuments } from '@sallyport/rules';

type Reason = PolicyRefusal['reason'];

/** What each field stands among, in the order of forms: a new one doesn't compile before it stands somewhere. */
const GROUPS: Record<keyof PolicyDocument, PolicyField['group']> = {
  factors: 'ways',
  totp: 'ways',
  passkeys: 'ways',
  enforcement: 'required',
  defaultFactor: 'required',
  email: 'codes',
  sms: 'codes',
  backupCodes: 'codes',
  sends: 'codes',
  attempts: 'attempts',
  trustedDevices: 'trust',
  session: 'sessions',
  reauthWithin: 'sessions',
  flow: 'sessions',
  onPolicyChange: 'sessions',
  selfService: 'removal',
  resetBy: 'removal',
  recover: 'recovery',
  signUp: 'recovery',
  support: 'recovery',
  perSource: 'limits',
  newNumbers: 'limits',
  tenantOverride: 'administration',
  audit: 'administration',
};

/**
 * What can't be set whatever else is: the first that fits is told. Any other reason hangs on the rest of the document.
 */
const LASTING: readonly Reason[] = [
  'no-mail',
  'no-sms',
  'no-domain',
  'not-for-tenants',
  'not-allowed',
  'not-stricter',
  'backup-code-trusts',
];

/** Why a value can't be set; nothing where it can. */
type Refuses = (value: unknown) => Reason | undefined;

/** What stands around a document, for its fields. */
export interface FieldsOf {
  kind: keyof PolicyDocuments;
  /** The policy that is inherited there. */
  above: Policy;
  /** The documents above it. */
  documents: Pick<PolicyDocuments, 'platform' | 'profile'>;
  channels: Channels;
}

/** Every field of a policy, with what may be set of it here: found out by asking the rules, value by value. */
export function policyFields({ kind, above, documents, channels }: FieldsOf): PolicyField[] {
  const inherited = fieldsOf(above);
  const groups = Object.entries(GROUPS);
  return groups.flatMap(([key, group]) =>
    [...POLICY_SHAPES]
      .filter(([path]) => path.split('.')[0] === key)
      .map(([path, shape]): PolicyField => {
        const base = inherited.get(path);
        const refuses: Refuses = (value) => {
          const { refusals } = judgeDocument(above, withField({}, path, value), kind, channels);
          const reasons = refusals.filter(({ field }) => field === path).map(({ reason }) => reason);
          return LASTING.find((reason) => reasons.includes(reason));
        };
        return {
          path,
          group,
          ...controlOf(shape, base, refuses),
          ...(base === undefined ? {} : { inherited: base }),
          origin: originOf(path, documents),
        };
      }),
  );
}

function originOf(path: string, { platform = {}, profile = {} }: FieldsOf['documents']): PolicyField['origin'] {
  if (fieldsOf(profile).has(path)) return 'profile';
  return fieldsOf(platform).has(path) ? 'platform' : 'standard';
}

function controlOf(shape: PolicyShape, base: unknown, refuses: Refuses): PolicyControl {
  const { type, unit, words, parts } = shape;
  const bounds = [boundOf(shape.least, base, refuses), boundOf(shape.most, base, refuses)] as const;
  const options = words.map((value) => {
    const reason = refuses(type === 'list' ? [value] : value);
    return reason ? { value, reason } : { value };
  });
  const others = samplesOf(shape, base).filter((value) => !isSame(value, base));
  const reason = others.some((value) => refuses(value) === undefined) ? undefined : refuses(others[0]);
  return {
    type,
    ...(bounds[0] === undefined || bounds[1] === undefined ? {} : { least: bounds[0], most: bounds[1] }),
    ...(unit ? { unit } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(parts ? { parts: partsOf(shape, parts, base, refuses) } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** The parts, each judged with the others as they are inherited; or alone, where it is one of them. */
function partsOf(shape: PolicyShape, parts: Record<string, PolicyShape>, base: unknown, refuses: Refuses) {
  const inherited = wholeOf(shape, base);
  const whole = shape.type === 'one' ? {} : inherited;
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      controlOf(part, inherited[name], (value) => refuses({ ...whole, [name]: value })),
    ]),
  );
}

/** As far as a number may go: to the end of its range, else to what is inherited. */
function boundOf(end: number | undefined, base: unknown, refuses: Refuses): number | undefined {
  if (end === undefined || refuses(end) === undefined) return end;
  return typeof base === 'number' && refuses(base) === undefined ? base : undefined;
}

/** Values of a field that are as far apart as they can be: where none of them may be set, nothing may. */
function samplesOf(shape: PolicyShape, base: unknown): unknown[] {
  const { type, words, least, most } = shape;
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number':
      return [...words, least, most];
    case 'choice':
      return [...words];
    case 'list':
      return words.map((word) => [word]);
    case 'texts':
      return [...words, Array.isArray(base) ? base.slice(0, 1) : ['1']];
    case 'text':
      return ['https://example.com'];
    case 'time':
      return [new Date(0).toISOString()];
    case 'one':
      return Object.entries(shape.parts ?? {}).flatMap(([name, part]) =>
        samplesOf(part, undefined).map((value) => ({ [name]: value })),
      );
    case 'parts': {
      const whole = wholeOf(shape, base);
      const varied = Object.entries(shape.parts ?? {}).flatMap(([name, part]) =>
        samplesOf(part, whole[name])
          .filter((value) => shape.required.includes(name) || !isMeant(value))
          .map((value) => ({ ...whole, [name]: value })),
      );
      return [...words, whole, ...varied];
    }
  }
}

/** What is inherited; where that is a word, the least that can stand in its place. */
function wholeOf({ parts = {}, required }: PolicyShape, base: unknown): Record<string, unknown> {
  if (typeof base === 'object' && base !== null) return base as Record<string, unknown>;
  return Object.fromEntries(
    required.map((name) => {
      const part = parts[name]!;
      return [name, part.type === 'list' ? [] : samplesOf(part, undefined)[0]];
    }),
  );
}

/** Whether a part that is left out means just that: to say it changes nothing. */
const isMeant = (value: unknown): boolean => value === false || value === 'on' || isSame(value, {});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
