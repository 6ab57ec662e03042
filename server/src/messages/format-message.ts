import { catalogues, type Language } from './catalogues.ts';
import type { MessageKey, Plural } from './en.ts';

/** What goes into a message's `{placeholders}`. */
export type Values = Record<string, string | number>;

/** Writes a message in a language: in the form that it has for `count`, with its digits and separators. */
export function formatMessage(key: MessageKey, values: Values, language: Language): string {
  const message = catalogues[language][key];
  const form = typeof message === 'string' ? message : pluralForm(message, Number(values['count']), language);
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

const pluralForm = (forms: Plural, count: number, language: Language): string =>
  forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
