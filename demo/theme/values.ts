import { hexOf } from './colour.ts';
import { familyOf } from './family.ts';
import type { Kind } from './properties.ts';
import { shadowOf } from './shadow.ts';

/** The values of kinds that have a few. */
export const CHOICES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  case: ['none', 'uppercase', 'lowercase', 'capitalize'],
  line: ['none', 'underline'],
};

const oneOf = (kind: Kind) => (text: string) => CHOICES[kind]?.find((value) => value === text.toLowerCase());

/** Reads a value as its kind, written in one way only; `undefined` where it isn't of that kind. */
const READ: Record<Kind, (text: string) => string | undefined> = {
  colour: hexOf,
  length: lengthOf,
  number: (text) => numberOf(text, 0.25, 4),
  weight: (text) => numberOf(text === 'normal' ? '400' : text === 'bold' ? '700' : text, 1, 1000),
  family: familyOf,
  case: oneOf('case'),
  line: oneOf('line'),
  time: timeOf,
  shadow: shadowOf,
};

/** What a value of a kind has to be. */
export const EXPECTED: Record<Kind, string> = {
  colour: 'a colour, such as #1f55d6',
  length: 'a length in px or rem, such as 4px',
  number: 'a number from 0.25 to 4, such as 0.85',
  weight: 'a weight from 1 to 1000, such as 600',
  family: 'names of fonts, such as Inter, sans-serif',
  case: 'none, uppercase, lowercase or capitalize',
  line: 'none or underline',
  time: 'a time, such as 150ms',
  shadow: 'none, or a shadow such as 0 2px 8px #0003',
};

/** A value in the one way that it is written in, or `undefined` where it isn't of its kind. */
export const readValue = (kind: Kind, text: string): string | undefined => READ[kind](text.trim());

const DECIMAL = String.raw`(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})`;
const LENGTH = new RegExp(`^${DECIMAL}(px|rem)$`, 'i');
const NUMBER = new RegExp(`^${DECIMAL}$`);
const TIME = new RegExp(`^${DECIMAL}(ms|s)$`, 'i');

function lengthOf(text: string): string | undefined {
  if (text === '0') return '0px';
  const [, size, unit] = LENGTH.exec(text) ?? [];
  return unit && `${Number(size)}${unit.toLowerCase()}`;
}

function numberOf(text: string, least: number, most: number): string | undefined {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? String(number) : undefined;
}

function timeOf(text: string): string | undefined {
  const [, time, unit] = TIME.exec(text) ?? [];
  return unit && `${Number(time)}${unit.toLowerCase()}`;
}
