/** A message: one form, or one for each plural category of the language. */
export type Message = string | Readonly<Record<string, string>>;

/** Messages by key. */
export type Words = Readonly<Record<string, Message>>;

const areas = import.meta.glob<Words>('../../../packages/elements/src/messages/*/en.ts', { eager: true, import: 'en' });

/** The English words of every area. */
export const ENGLISH: Words = Object.assign({}, ...Object.values(areas));
