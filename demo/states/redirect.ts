import type { RedirectStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const out = {
  kind: 'redirect',
  flow: 'demo',
  revision: 2,
  identifier: 'ada@example.com',
  domain: 'example.com',
  to: 'https://login.example.com/authorize',
} satisfies RedirectStep;

const { to: _, ...stayed } = out;

/** Every look of `<sally-redirect-step>`. */
export const redirectStates = {
  out: {
    id: 'redirect-out',
    title: 'On the way to the identity provider',
    note: 'Seen after a reload or a step back: else the page is left at once.',
    tag: 'sally-redirect-step',
    set: { step: out },
  },
  busy: { id: 'redirect-busy', title: 'Answer on its way', tag: 'sally-redirect-step', set: { step: out, busy: true } },
  failed: {
    id: 'redirect-failed',
    title: 'Nobody was signed in',
    note: 'The same whatever the reason.',
    tag: 'sally-redirect-step',
    set: { step: { ...stayed, problem: { code: 'sso-failed' } } },
  },
} satisfies Record<string, GalleryState<'sally-redirect-step'>>;
