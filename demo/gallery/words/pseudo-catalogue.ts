import { ENGLISH, type Message, type Words } from './english.ts';
import { PSEUDO } from './pseudo.ts';

/** The words of a made-up language; `undefined` for any other, which has words of its own. */
export function pseudoCatalogue(language: string): Words | undefined {
  const change = PSEUDO[language];
  if (!change) return undefined;
  return Object.fromEntries(Object.entries(ENGLISH).map(([key, message]) => [key, changed(message, change)]));
}

const changed = (message: Message, change: (text: string) => string): Message =>
  typeof message === 'string'
    ? change(message)
    : Object.fromEntries(Object.entries(message).map(([form, text]) => [form, change(text)]));
