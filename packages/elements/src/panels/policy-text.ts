import type { PolicyControl, PolicyField } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { regional } from '../messages/regional.ts';

/** Units of time, the longest first, in seconds. */
export const UNITS = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const;
export type Unit = keyof typeof UNITS;

/** The longest unit that a time is whole in. */
export const unitOf = (seconds: number): Unit =>
  (Object.keys(UNITS) as Unit[]).find((unit) => seconds % UNITS[unit] === 0) ?? 'second';

/** What a field or a part of one is called. */
export const labelOf = (path: string, words: LocaleController): string => words.text(`policy.${path}` as MessageKey);

/** A word that a field can be: in the field's own words where it has some, else in those of all. */
export function wordText(path: string, word: string, words: LocaleController): string {
  const key = [`policy.${path}=${word}`, `policy.is-${word}`, `factors.${word}`].find((each) => words.has(each));
  return key === undefined ? word : words.text(key as MessageKey);
}

/** Who says what is inherited. */
export const originText = ({ origin }: PolicyField, words: LocaleController): string =>
  words.text(`policy.origin-${origin}`);

/** Says a number in its unit. */
export function numberText(value: number, { unit }: PolicyControl, words: LocaleController): string {
  const { language } = words;
  if (!unit || !Number.isFinite(value)) return new Intl.NumberFormat(language).format(value);
  const own = unit === 'days' ? 'day' : unitOf(value);
  const count = unit === 'days' ? value : value / UNITS[own];
  return new Intl.NumberFormat(language, { style: 'unit', unit: own, unitDisplay: 'long' }).format(count);
}

/** Says a value in words. */
export function valueText(control: PolicyControl, path: string, value: unknown, words: LocaleController): string {
  if (value === undefined) return words.text('policy.unset');
  if (typeof value === 'boolean') return words.text(value ? 'policy.is-on' : 'policy.is-off');
  if (typeof value === 'number') return numberText(value, control, words);
  if (Array.isArray(value))
    return listed(
      value.map((each) => wordText(path, String(each), words)),
      words,
    );
  if (typeof value === 'object' && value !== null) return listed(partTexts(control, path, value, words), words);
  const text = value as string;
  return control.type === 'time' ? timeText(text, words) : wordText(path, text, words);
}

function partTexts({ parts = {} }: PolicyControl, path: string, value: object, words: LocaleController): string[] {
  const held = value as Record<string, unknown>;
  return Object.entries(parts).flatMap(([name, part]) => {
    const own = held[name];
    const inner = `${path}.${name}`;
    if (own === undefined || own === false) return [];
    if (own === true) return labelOf(inner, words);
    const text = valueText(part, inner, own, words);
    if (part.type !== 'number' || part.unit) return text || [];
    return words.text('policy.inherited', { origin: labelOf(inner, words), value: text }); // a number alone says little
  });
}

const listed = (texts: readonly string[], { language }: LocaleController): string =>
  new Intl.ListFormat(language, { type: 'unit' }).format(texts);

const timeText = (iso: string, { language }: LocaleController): string =>
  Number.isNaN(Date.parse(iso))
    ? ''
    : new Intl.DateTimeFormat(regional(language), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
