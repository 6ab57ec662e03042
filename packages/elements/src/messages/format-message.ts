import type { Plural } from './area.ts';

/** What goes into a message's `{placeholders}`. */
export type Values = Record<string, string | number>;

/**
 * Puts values into a message. A counted message takes the form that the language has for `count`, and numbers are
 * written as the language writes them.
 */
export function formatMessage(message: string | Plural, values: Values, language: string): string {
  const form = typeof message === 'string' ? message : pluralForm(message, Number(values.count), language);
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

const pluralForm = (forms: Plural, count: number, language: string): string =>
  forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
