import { valueOf } from './standard.ts';

/** What a value is: decides how it is read, and how a file of tokens has it. */
export type Kind = 'colour' | 'length' | 'number' | 'weight' | 'family' | 'case' | 'line' | 'time' | 'shadow';

export type ColourName =
  | 'accent'
  | 'surface'
  | 'text'
  | 'accent-hover'
  | 'on-accent'
  | 'link'
  | 'focus'
  | 'field'
  | 'raised'
  | 'muted'
  | 'border'
  | 'hairline'
  | 'error'
  | 'success'
  | 'warning';

/** A custom property that a page may set, by its name without `--sally-`. */
export interface Property<Name extends string = string> {
  name: Name;
  label: string;
  kind: Kind;
  /** What it is where nothing is set; of a colour, what it is for. */
  hint: string;
}

const colour = (name: ColourName, label: string, hint: string) => ({ name, label, kind: 'colour', hint }) as const;

/** The three that all other colours of the surface follow from. */
export const FIRST_COLOURS = [
  colour('accent', 'Accent', 'buttons, links, focus'),
  colour('surface', 'Surface', 'card, fields'),
  colour('text', 'Text', 'text'),
] as const;

export const OTHER_COLOURS = [
  colour('on-accent', 'On accent', 'text on buttons'),
  colour('accent-hover', 'Accent, hovered', 'buttons under the pointer'),
  colour('link', 'Link', 'links, quiet buttons'),
  colour('focus', 'Focus', 'the ring'),
  colour('field', 'Field', 'fields, checkboxes'),
  colour('raised', 'Raised', 'what is set apart'),
  colour('muted', 'Muted', 'help, hints'),
  colour('border', 'Border', 'fields'),
  colour('hairline', 'Hairline', 'card, rows'),
  colour('error', 'Error', 'errors'),
  colour('success', 'Success', 'good news'),
  colour('warning', 'Warning', 'what needs care'),
] as const;

/** One that is no colour; without a hint of its own, what the file of tokens says. */
const other = <Name extends string>(name: Name, label: string, kind: Kind, hint = valueOf(name)) => {
  if (hint === undefined) throw new Error(`The file of tokens has no ${name}.`);
  return { name, label, kind, hint };
};

export const SHAPE = [
  other('radius', 'Corners', 'length'),
  other('card-radius', 'Corners of the card', 'length'),
  other('check-radius', 'Corners of checkboxes', 'length', '0.4 of corners'),
  other('focus-width', 'Focus ring', 'length'),
  other('link-line', 'Line of links', 'line'),
  other('shadow', 'Shadow of the card', 'shadow', 'soft'),
] as const;

export const TYPE = [
  other('font', 'Font', 'family', 'the page’s'),
  other('font-size', 'Size', 'length', '1rem, at least 16px'),
  other('heading-font', 'Headings', 'family', 'that of the text'),
  other('heading-size', 'Size of headings', 'length'),
  other('heading-weight', 'Weight of headings', 'weight'),
  other('label-weight', 'Weight of labels', 'weight'),
  other('button-weight', 'Weight of buttons', 'weight', '600, 500'),
  other('button-case', 'Case of buttons', 'case'),
  other('font-mono', 'Codes and keys', 'family', 'monospace'),
] as const;

export const SPACE = [
  other('space', 'Density', 'number'),
  other('padding', 'Padding of the card', 'length'),
  other('control-height', 'Height of fields', 'length'),
  other('width', 'Largest width', 'length'),
  other('motion', 'Motion', 'time'),
] as const;

export type OtherName = (typeof SHAPE | typeof TYPE | typeof SPACE)[number]['name'];

export const COLOURS: readonly Property<ColourName>[] = [...FIRST_COLOURS, ...OTHER_COLOURS];
export const OTHERS: readonly Property<OtherName>[] = [...SHAPE, ...TYPE, ...SPACE];
/** Every property, in the order that the page and what is exported have them. */
export const PROPERTIES: readonly Property<ColourName | OtherName>[] = [...COLOURS, ...OTHERS];
