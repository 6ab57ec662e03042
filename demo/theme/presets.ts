import { NOTHING_SET, type Pair, type Theme } from './theme.ts';

/** A theme to start from. */
export interface Preset {
  /** Stable: it is part of links. */
  id: string;
  title: string;
  theme: Theme;
}

const pair = (light: string, dark = light): Pair => ({ light, dark });

/** Every text reaches 7:1 (WCAG 2.2, SC 1.4.6). */
const highContrast: Theme = {
  colours: {
    accent: pair('#0a2f8f', '#b9d0ff'),
    surface: pair('#ffffff', '#000000'),
    text: pair('#000000', '#ffffff'),
    'on-accent': pair('#ffffff', '#000000'),
    muted: pair('#000000', '#ffffff'),
    border: pair('#000000', '#ffffff'),
    hairline: pair('#000000', '#ffffff'),
    error: pair('#7d0d08', '#ffc2bc'),
    success: pair('#0d4425', '#a5ebba'),
    warning: pair('#4d3400', '#ffdd99'),
  },
  others: { 'focus-width': '3px', 'link-line': 'underline', shadow: 'none' },
};

/** Bootstrap 5.3, with its emphasised colours for text, which can be read on a tinted ground. */
const bootstrap: Theme = {
  colours: {
    accent: pair('#0d6efd'),
    surface: pair('#ffffff', '#212529'),
    text: pair('#212529', '#dee2e6'),
    'on-accent': pair('#ffffff'),
    'accent-hover': pair('#0b5ed7'),
    link: pair('#0a58ca', '#6ea8fe'),
    hairline: pair('#dee2e6', '#495057'),
    error: pair('#b02a37', '#ea868f'),
    success: pair('#146c43', '#75b798'),
    warning: pair('#664d03', '#ffda6a'),
  },
  others: {
    radius: '0.375rem',
    'card-radius': '0.375rem',
    'check-radius': '4px',
    'focus-width': '3px',
    'link-line': 'underline',
    shadow: '0px 2px 4px 0px #00000013',
    'heading-size': '1.5rem',
    'heading-weight': '500',
    'label-weight': '400',
    'button-weight': '400',
    'control-height': '2.375rem',
  },
};

/** The neutral theme of shadcn; its colours of text are one shade stronger, so that they pass on a tinted ground. */
const shadcn: Theme = {
  colours: {
    accent: pair('#171717', '#e5e5e5'),
    surface: pair('#ffffff', '#171717'),
    text: pair('#0a0a0a', '#fafafa'),
    'on-accent': pair('#fafafa', '#171717'),
    focus: pair('#737373'),
    raised: pair('#f5f5f5', '#262626'),
    hairline: pair('#e5e5e5', '#2e2e2e'),
    error: pair('#c10007', '#ff6467'),
    success: pair('#166534', '#4ade80'),
    warning: pair('#854d0e', '#facc15'),
  },
  others: {
    radius: '0.5rem',
    'card-radius': '0.875rem',
    'check-radius': '4px',
    'focus-width': '3px',
    shadow: '0px 1px 2px 0px #0000000d',
    'heading-size': '1.25rem',
    'button-weight': '500',
    padding: '1.5rem',
    'control-height': '2.25rem',
  },
};

/** The default theme of Web Awesome 3. */
const webAwesome: Theme = {
  colours: {
    accent: pair('#0071ec'),
    surface: pair('#ffffff', '#101219'),
    text: pair('#1b1d26', '#f1f2f3'),
    'on-accent': pair('#ffffff'),
    'accent-hover': pair('#0066d4'),
    link: pair('#0053c0', '#6eb3ff'),
    focus: pair('#0071ec', '#3e96ff'),
    muted: pair('#545868', '#abaeb9'),
    border: pair('#9194a2'),
    hairline: pair('#e4e5e9', '#2f323f'),
    error: pair('#b30532', '#fd8f90'),
    success: pair('#036730', '#5dc36f'),
    warning: pair('#6d4a00', '#ef9d00'),
  },
  others: {
    radius: '0.375rem',
    'card-radius': '0.75rem',
    'focus-width': '3px',
    'label-weight': '600',
    'button-weight': '600',
    'control-height': '2.5rem',
  },
};

/** What a theme can start from. */
export const presets: readonly Preset[] = [
  { id: 'neutral', title: 'Neutral', theme: NOTHING_SET },
  { id: 'high-contrast', title: 'High contrast', theme: highContrast },
  { id: 'bootstrap', title: 'Bootstrap', theme: bootstrap },
  { id: 'shadcn', title: 'shadcn', theme: shadcn },
  { id: 'web-awesome', title: 'Web Awesome', theme: webAwesome },
];
