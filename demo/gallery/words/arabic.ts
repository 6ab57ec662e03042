import type { Words } from './english.ts';

const areas = import.meta.glob<Words>('../../../packages/elements/src/messages/*/ar.ts', { eager: true, import: 'ar' });

/** The Arabic words of every area. */
export const ARABIC: Words = Object.assign({}, ...Object.values(areas));
