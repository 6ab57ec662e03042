import { catalogues, type Language } from './catalogues.ts';
import type { MessageKey, Plural } from './en.ts';
import { perLanguage } from './per-language.ts';

/** What goes into a message's `{placeholders}`. */
export type Values = Record<string, string | number>;

const numbersIn = perLanguage((language) => new Intl.NumberFormat(language));
const pluralsIn = perLanguage((language) => new Intl.PluralRules(language));

/** Writes a message in a language: in the form that it has for `count`, with its digits and separators. */
export function formatMessage(key: MessageKey, values: Values, language: Language): string {
  const message = catalogues[language][key];
  const form = typeof message === 'string' ? message : pluralForm(message, Number(values['count']), language);
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (typeof value === 'number') return numbersIn(language).format(value);
    return language === 'ar' ? value : isolated(value);
  });
}

/** A name in a script from right to left must not turn around what stands beside it in the sentence (UAX #9 §2.4). */
const isolated = (value: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(value) ? `\u2068${value}\u2069` : value;

const pluralForm = (forms: Plural, count: number, language: Language): string =>
  forms[pluralsIn(language).select(count)] ?? forms.other;
