import type { Choice } from '../bar/choice.ts';

export type StageChoice = 'width' | 'contrast' | 'text' | 'motion' | 'density' | 'interaction';

/** How wide the document of a state is, in CSS px. */
export const WIDTH: Choice<'width'> = {
  name: 'width',
  label: 'Width',
  values: ['390', '280', '320', '768', '1280'].map((width) => [width, width] as const),
};

/** How a state's document is looked at, beside its width and what the bar of the page says. */
export const LOOK: readonly Choice<Exclude<StageChoice, 'width'>>[] = [
  {
    name: 'contrast',
    label: 'Contrast',
    values: [
      ['', 'Usual contrast'],
      ['more', 'High contrast'],
      ['system', 'System colours'],
    ],
  },
  {
    name: 'text',
    label: 'Text size',
    values: [
      ['', 'Text 100%'],
      ['200', 'Text 200%'],
    ],
  },
  {
    name: 'motion',
    label: 'Motion',
    values: [
      ['', 'Motion'],
      ['none', 'No motion'],
    ],
  },
  {
    name: 'density',
    label: 'Density',
    values: [
      ['', 'Usual density'],
      ['dense', 'Dense'],
    ],
  },
  {
    name: 'interaction',
    label: 'Interaction',
    values: [
      ['', 'At rest'],
      ['hover', 'Pointed at'],
      ['focus', 'Focused'],
    ],
  },
];
