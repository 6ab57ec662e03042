/** Something that the address of a page sets. */
export interface Choice<Name extends string = string> {
  /** What it is called in the address. */
  name: Name;
  label: string;
  /** Each value with its words. The first is the default, which addresses leave out. */
  values: readonly (readonly [value: string, words: string])[];
}

/** A value of an address that means nothing here. */
export interface Unknown {
  label: string;
  value: string;
}

/** What an address chooses: known values alone, the default where it says nothing or nothing known. */
export interface Chosen<Name extends string> {
  chosen: Record<Name, string>;
  unknown: Unknown[];
}

/** Reads choices from an address. */
export function readChoices<Name extends string>(
  params: URLSearchParams,
  choices: readonly Choice<Name>[],
): Chosen<Name> {
  const chosen = {} as Record<Name, string>;
  const unknown: Unknown[] = [];
  for (const { name, label, values } of choices) {
    const value = params.get(name);
    const isKnown = values.some(([known]) => known === value);
    chosen[name] = isKnown ? value! : values[0]![0];
    if (value !== null && !isKnown) unknown.push({ label, value });
  }
  return { chosen, unknown };
}

/** Writes what differs from the default into an address, and takes away what doesn't. */
export function writeChoices<Name extends string>(
  params: URLSearchParams,
  choices: readonly Choice<Name>[],
  chosen: Record<Name, string>,
): void {
  for (const { name, values } of choices) {
    if (chosen[name] === values[0]![0]) params.delete(name);
    else params.set(name, chosen[name]);
  }
}

/** Says what of an address means nothing here: "There is no language “xx”." */
export const unknownWords = ({ label, value }: Unknown): string => `There is no ${label.toLowerCase()} “${value}”.`;
