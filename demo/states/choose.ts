import type { ChooseStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const two = {
  kind: 'choose',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  others: [
    { id: 'a1', type: 'totp', name: 'Pixel 9', default: false },
    { id: 'b1', type: 'backup-code', default: false },
  ],
} satisfies ChooseStep;

/** Every look of `<sally-choose-step>`. */
export const chooseStates = {
  two: { id: 'choose-two', title: 'Two ways', tag: 'sally-choose-step', set: { step: two } },
  all: {
    id: 'choose-all',
    title: 'Every way',
    note: 'Addresses and numbers are masked.',
    tag: 'sally-choose-step',
    set: {
      step: {
        ...two,
        others: [
          { id: 'e1', type: 'email', hint: 'a•••@example.com', default: false },
          { id: 's1', type: 'sms', hint: '+44 •••• ••0123', default: false },
          ...two.others,
          { id: 'p1', type: 'passkey', default: false },
        ],
      },
    },
  },
  busy: { id: 'choose-busy', title: 'Answer on its way', tag: 'sally-choose-step', set: { step: two, busy: true } },
  notOffered: {
    id: 'choose-not-offered',
    title: 'No longer offered',
    tag: 'sally-choose-step',
    set: { step: { ...two, problem: { code: 'not-offered', field: 'authenticator' } } },
  },
} satisfies Record<string, GalleryState<'sally-choose-step'>>;
