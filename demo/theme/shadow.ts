import { hexOf } from './colour.ts';

/** One shadow: lengths in px or rem, its colour as hexadecimal digits. */
export interface Shadow {
  inset: boolean;
  x: string;
  y: string;
  blur: string;
  spread: string;
  colour: string;
}

const LENGTH = /^(-?(?:\d{1,4}(?:\.\d{1,4})?|\.\d{1,4}))(px|rem)?$/i;
/** A comma, or white space, that stands in no brackets. */
const COMMA = /,(?![^(]*\))/;
const SPACE = /\s+(?![^(]*\))/;

/** The shadows that are seen of a value of `box-shadow`; `undefined` where it isn't one. */
export function shadowsIn(text: string): Shadow[] | undefined {
  if (text.toLowerCase() === 'none') return [];
  const shadows = text.split(COMMA).map((each) => oneShadow(each.trim().split(SPACE)));
  return shadows.every((shadow) => shadow !== undefined)
    ? shadows.filter(({ colour }) => !/^#.{6}00$/.test(colour))
    : undefined;
}

function oneShadow(words: string[]): Shadow | undefined {
  const lengths = words.map(lengthOf).filter((it) => it !== undefined);
  const colours = words.filter((word) => word !== 'inset' && lengthOf(word) === undefined);
  const colour = colours.length === 1 ? hexOf(colours[0]!) : undefined;
  const insets = words.filter((word) => word === 'inset').length;
  const [x, y, blur = '0px', spread = '0px'] = lengths;
  if (!colour || !x || !y || lengths.length > 4 || insets > 1 || blur.startsWith('-')) return undefined;
  return { inset: insets === 1, x, y, blur, spread, colour };
}

function lengthOf(word: string): string | undefined {
  const [, size, unit] = LENGTH.exec(word) ?? [];
  if (size === undefined || (!unit && Number(size) !== 0)) return undefined;
  return `${Number(size) || 0}${(unit ?? 'px').toLowerCase()}`;
}

/** Shadows as `box-shadow` has them. */
const shadowList = (shadows: readonly Shadow[]): string =>
  shadows
    .map(({ inset, x, y, blur, spread, colour }) => `${inset ? 'inset ' : ''}${x} ${y} ${blur} ${spread} ${colour}`)
    .join(', ') || 'none';

/** A value of `box-shadow`, written in one way only. */
export function shadowOf(text: string): string | undefined {
  const shadows = shadowsIn(text);
  return shadows && shadowList(shadows);
}
