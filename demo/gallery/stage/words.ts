import { ENGLISH, type Message } from '../english.ts';
import { PSEUDO } from './pseudo-words.ts';

/** The words to give a widget in a language: those of a made-up one, none in any other, where it has its own. */
export function messagesFor(language: string): Record<string, Record<string, Message>> {
  const change = PSEUDO[language];
  if (!change) return {};
  const words = Object.entries(ENGLISH).map(([key, message]): [string, Message] => [key, changed(message, change)]);
  return { [language]: Object.fromEntries(words) };
}

const changed = (message: Message, change: (text: string) => string): Message =>
  typeof message === 'string'
    ? change(message)
    : Object.fromEntries(Object.entries(message).map(([form, text]) => [form, change(text)]));
