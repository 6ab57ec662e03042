import type { SvelteHTMLElements } from 'svelte/elements';

/** What a template may say of an element. What is wrong is an error of its type; nothing here is ever run. */
export const wrong: Pick<SvelteHTMLElements, 'sally-login' | 'sally-gate'>[] = [
  // @ts-expect-error a level is a number
  { 'sally-login': { 'heading-level': 'three' }, 'sally-gate': {} },
  // @ts-expect-error a client is one of ours
  { 'sally-login': { client: {} }, 'sally-gate': {} },
  // @ts-expect-error such a reason there is none
  { 'sally-login': { 'onsally-error': ({ detail }) => detail.reason === 'rain' }, 'sally-gate': {} },
  // @ts-expect-error a gate asks for one of two levels
  { 'sally-login': {}, 'sally-gate': { aal: 'high' } },
];
