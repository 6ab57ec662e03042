import type { Words } from './english.ts';

const areas = import.meta.glob<Words>('../../../packages/elements/src/messages/*/de.ts', { eager: true, import: 'de' });

/** The German words of every area. */
export const GERMAN: Words = Object.assign({}, ...Object.values(areas));
