import type { Message } from '../words/english.ts';
import { pseudoCatalogue } from '../words/pseudo-catalogue.ts';

type Messages = Record<string, Record<string, Message>>;

/**
 * A site's own words, as a widget takes them: none, but in a made-up language. A widget asks here first, so this knows
 * which words are on screen.
 *
 * @param asked  Takes the key of each message that is said.
 */
export function recordedMessages(language: string, asked: (key: string) => void): Messages {
  const words = pseudoCatalogue(language) ?? {};
  const record = new Proxy(words as Record<string, Message>, {
    get(target, key) {
      if (typeof key === 'string') asked(key);
      return Reflect.get(target, key) as unknown;
    },
  });
  return { [language]: record };
}
