import { ar as panel } from '../../../packages/elements/src/messages/panel/ar.ts';
import { ar as secondStep } from '../../../packages/elements/src/messages/second-step/ar.ts';
import { ar as setUp } from '../../../packages/elements/src/messages/set-up/ar.ts';
import { ar as settings } from '../../../packages/elements/src/messages/settings/ar.ts';
import { ar as signIn } from '../../../packages/elements/src/messages/sign-in/ar.ts';
import type { Words } from './english.ts';

/** The Arabic words of every area. */
export const ARABIC = { ...signIn, ...secondStep, ...setUp, ...panel, ...settings } as Words;
