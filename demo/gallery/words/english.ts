import { en as panel } from '../../../packages/elements/src/messages/panel/en.ts';
import { en as secondStep } from '../../../packages/elements/src/messages/second-step/en.ts';
import { en as setUp } from '../../../packages/elements/src/messages/set-up/en.ts';
import { en as settings } from '../../../packages/elements/src/messages/settings/en.ts';
import { en as signIn } from '../../../packages/elements/src/messages/sign-in/en.ts';

/** A message: one form, or one for each plural category of the language. */
export type Message = string | Readonly<Record<string, string>>;

/** Messages by key. */
export type Words = Readonly<Record<string, Message>>;

/** The English words of every area. */
export const ENGLISH: Words = { ...signIn, ...secondStep, ...setUp, ...panel, ...settings };
