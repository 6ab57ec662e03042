import type { PlaywrightTestOptions } from '@playwright/test';

/** A way to look at every state. */
export interface Look {
  /** What the address of the stage says. */
  address: Record<string, string>;
  media: Pick<PlaywrightTestOptions, 'colorScheme' | 'forcedColors'>;
  /** Room for a step and for a panel, in CSS px. */
  widths: [step: number, panel: number];
  /** Documents are made in both schemes and each language; forced colours leave nothing of a mail to look at. */
  document?: { language: 'en' | 'ar'; scheme: 'light' | 'dark' };
}

const USUAL: Look['widths'] = [390, 760];
const light = { colorScheme: 'light', forcedColors: 'none' } as const;

export const LOOKS = {
  light: {
    address: { theme: 'light' },
    media: light,
    widths: USUAL,
    document: { language: 'en', scheme: 'light' },
  },
  dark: {
    address: { theme: 'dark' },
    media: { ...light, colorScheme: 'dark' },
    widths: USUAL,
    document: { language: 'en', scheme: 'dark' },
  },
  arabic: {
    address: { theme: 'light', lang: 'ar', dir: 'rtl' },
    media: light,
    widths: USUAL,
    document: { language: 'ar', scheme: 'light' },
  },
  narrow: {
    address: { theme: 'light' },
    media: light,
    widths: [320, 320],
    document: { language: 'en', scheme: 'light' },
  },
  'forced-colours': {
    address: {},
    media: { ...light, forcedColors: 'active' },
    widths: USUAL,
  },
} satisfies Record<string, Look>;

export type LookName = keyof typeof LOOKS;

const isLook = (name: string): name is LookName => name in LOOKS;

/** The looks that the variable LOOKS names, all by default. */
export function wantedLooks(): LookName[] {
  const names = process.env.LOOKS?.split(',') ?? Object.keys(LOOKS);
  const unknown = names.find((name) => !isLook(name));
  if (unknown !== undefined) throw new Error(`Unknown look "${unknown}": use ${Object.keys(LOOKS).join(', ')}.`);
  return names.filter(isLook);
}
