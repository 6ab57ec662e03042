import { de as panel } from '../../../packages/elements/src/messages/panel/de.ts';
import { de as secondStep } from '../../../packages/elements/src/messages/second-step/de.ts';
import { de as setUp } from '../../../packages/elements/src/messages/set-up/de.ts';
import { de as settings } from '../../../packages/elements/src/messages/settings/de.ts';
import { de as signIn } from '../../../packages/elements/src/messages/sign-in/de.ts';
import type { Words } from './english.ts';

/** The German words of every area. */
export const GERMAN = { ...signIn, ...secondStep, ...setUp, ...panel, ...settings } as Words;
