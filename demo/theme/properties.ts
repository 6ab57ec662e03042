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

export const SHAPE = [
  { name: 'radius', label: 'Corners', kind: 'length', hint: '0.625rem' },
  { name: 'card-radius', label: 'Corners of the card', kind: 'length', hint: '1rem' },
  { name: 'check-radius', label: 'Corners of checkboxes', kind: 'length', hint: '0.4 of corners' },
  { name: 'focus-width', label: 'Focus ring', kind: 'length', hint: '2px' },
  { name: 'link-line', label: 'Line of links', kind: 'line', hint: 'none' },
  { name: 'shadow', label: 'Shadow of the card', kind: 'shadow', hint: 'soft' },
] as const;

export const TYPE = [
  { name: 'font', label: 'Font', kind: 'family', hint: 'the page’s' },
  { name: 'font-size', label: 'Size', kind: 'length', hint: '1rem, at least 16px' },
  { name: 'heading-font', label: 'Headings', kind: 'family', hint: 'that of the text' },
  { name: 'heading-size', label: 'Size of headings', kind: 'length', hint: '1.375rem' },
  { name: 'heading-weight', label: 'Weight of headings', kind: 'weight', hint: '600' },
  { name: 'label-weight', label: 'Weight of labels', kind: 'weight', hint: '500' },
  { name: 'button-weight', label: 'Weight of buttons', kind: 'weight', hint: '600, 500' },
  { name: 'button-case', label: 'Case of buttons', kind: 'case', hint: 'none' },
  { name: 'font-mono', label: 'Codes and keys', kind: 'family', hint: 'monospace' },
] as const;

export const SPACE = [
  { name: 'space', label: 'Density', kind: 'number', hint: '1' },
  { name: 'padding', label: 'Padding of the card', kind: 'length', hint: '2rem' },
  { name: 'control-height', label: 'Height of fields', kind: 'length', hint: '2.75rem' },
  { name: 'width', label: 'Largest width', kind: 'length', hint: '24rem' },
  { name: 'motion', label: 'Motion', kind: 'time', hint: '150ms' },
] as const;

export type OtherName = (typeof SHAPE | typeof TYPE | typeof SPACE)[number]['name'];

export const COLOURS: readonly Property<ColourName>[] = [...FIRST_COLOURS, ...OTHER_COLOURS];
export const OTHERS: readonly Property<OtherName>[] = [...SHAPE, ...TYPE, ...SPACE];
/** Every property, in the order that the page and what is exported have them. */
export const PROPERTIES: readonly Property<ColourName | OtherName>[] = [...COLOURS, ...OTHERS];
