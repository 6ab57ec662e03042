import type { LocaleController } from '../base/locale-controller.ts';

/**
 * Says beside a field that its text is longer than the server takes.
 *
 * @param length  As the server counts it: code points of a password, UTF-16 units of all else.
 * @returns `undefined` where it is not.
 */
export const tooLong = (length: number, most: number, words: LocaleController): string | undefined =>
  length > most ? words.text('form.too-long', { count: most }) : undefined;
