import type { GalleryState } from './gallery-state.ts';

const tag = 'sally-made-passkey';

/** Every look of `<sally-made-passkey>` that nobody has pressed yet. */
export const madePasskeyStates = {
  made: {
    id: 'made-passkey',
    title: 'A passkey was made',
    note: 'R-17: by the browser itself, right after a sign-in.',
    tag,
    set: { made: { id: 'p1', rpId: 'example.com', credentialId: 'Y3JlZA' } },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
