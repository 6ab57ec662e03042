/**
 * Finds the catalogue that serves a language best: itself, its script's, its plain language's, or another region's of
 * the same language (`de-AT` -> `de`, `zh-TW` -> `zh-Hant`, `pt` -> `pt-BR`).
 *
 * @returns One of `available`, or `undefined` where none serves it or the tag is malformed.
 */
export function matchLocale(tag: string, available: readonly string[]): string | undefined {
  const locale = parse(tag);
  if (!locale) return undefined;
  const { language, script } = locale.maximize();
  const candidates = [locale.baseName, `${language}-${script}`, language];
  return (
    candidates.find((name) => available.includes(name)) ?? available.find((name) => name.startsWith(`${language}-`))
  );
}

function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')); // as frameworks of servers write it
  } catch {
    return undefined;
  }
}
