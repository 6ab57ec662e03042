import { FactorType, StartFlow } from '@sallyport/protocol';

/** Types that a declaration names instead of listing what they hold. */
const NAMED: Record<string, readonly string[]> = {
  FactorType: FactorType.options,
  "CodeFormat['alphabet']": ['digits', 'alphanumeric'],
  "Exclude<FlowStart['purpose'], 'sign-in' | 'recover'>": StartFlow.shape.purpose.exclude(['sign-in', 'recover'])
    .options,
};

/** Any text or number will do: nothing can be offered. Some types are too long for a manifest. */
const OPEN = ['string', 'number', 'boolean', undefined];

/**
 * What an attribute may hold, where that is one of a few words or numbers.
 *
 * @param type  As the manifest has it: `1 | 2 | undefined`.
 * @throws {Error} where a type is neither open nor known here: an editor would offer nothing for it.
 */
export function attributeValues(type: string | undefined): readonly string[] {
  const parts = type?.split(/ \| (?![^<]*>)/).filter((part) => part !== 'undefined') ?? [];
  return parts.filter((part) => !OPEN.includes(part)).flatMap((part) => valuesOf(part));
}

function valuesOf(part: string): readonly string[] {
  const listed =
    NAMED[part] ??
    /^'(.*)'$|^(\d+)$/
      .exec(part)
      ?.slice(1)
      .filter((value) => value !== undefined);
  if (!listed) throw new Error(`Say in attribute-values.ts what an attribute of the type ${part} may hold.`);
  return listed;
}
