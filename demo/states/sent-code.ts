import type { CodeStep, Delivery } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

/** A step of a code that was sent and can be sent again. */
type SentCodeStep = CodeStep & { delivery: Delivery & { expiresAt: string; resendAt: string } };

/** The looks that a sent code has whichever way it went. */
export function sentCodeStates(step: SentCodeStep) {
  const { trust: _, authenticator: ____, ...untrusted } = step;
  const { delivery } = step;
  const { via } = delivery;
  const { expiresAt: __, ...notSent } = delivery;
  const { resendAt: ___, ...lastSent } = delivery;
  const enrols = { ...untrusted, for: 'enrolment', back: true, others: [] } satisfies CodeStep;
  return {
    fresh: {
      id: `code-${via}-fresh`,
      title: 'Sent',
      note: 'Says where it went and until when it works; what to do when nothing comes is one press away.',
      tag: 'sally-code-step',
      set: { step },
    },
    busy: { id: `code-${via}-busy`, title: 'Answer on its way', tag: 'sally-code-step', set: { step, busy: true } },
    refused: {
      id: `code-${via}-refused`,
      title: 'Code not accepted',
      tag: 'sally-code-step',
      typed: { 'otp-code': '123456' },
      set: { step: { ...step, problem: { code: 'invalid-code' } } },
    },
    lastAttempts: {
      id: `code-${via}-last-attempts`,
      title: 'Few attempts left',
      tag: 'sally-code-step',
      typed: { 'otp-code': '123456' },
      set: { step: { ...step, problem: { code: 'invalid-code', attemptsLeft: 2 } } },
    },
    ranOut: {
      id: `code-${via}-ran-out`,
      title: 'Ran out while it was waited for',
      note: 'Said by itself, and a new one is offered; nothing is sent unasked.',
      tag: 'sally-code-step',
      set: { step: { ...step, delivery: { ...delivery, expiresAt: inSeconds(-5) } } },
    },
    expired: {
      id: `code-${via}-expired`,
      title: 'Expired code typed',
      tag: 'sally-code-step',
      set: {
        step: {
          ...step,
          delivery: { ...delivery, expiresAt: inSeconds(-5) },
          problem: { code: 'code-expired' },
        },
      },
    },
    replaced: {
      id: `code-${via}-replaced`,
      title: 'Code of an older message typed',
      tag: 'sally-code-step',
      set: { step: { ...step, problem: { code: 'code-replaced' } } },
    },
    used: {
      id: `code-${via}-used`,
      title: 'Code used before',
      tag: 'sally-code-step',
      typed: { 'otp-code': '123456' },
      set: { step: { ...step, problem: { code: 'code-used' } } },
    },
    cooldown: {
      id: `code-${via}-cooldown`,
      title: 'Asked for another too soon',
      note: 'No error of the field: what was typed stays.',
      tag: 'sally-code-step',
      before: { step },
      typed: { 'otp-code': '123' },
      set: {
        step: {
          ...step,
          delivery: { ...delivery, resendAt: inSeconds(24) },
          problem: { code: 'send-cooldown', retryAfter: 24 },
        },
      },
    },
    resent: {
      id: `code-${via}-resent`,
      title: 'Sent again',
      note: 'The next one is counted down to.',
      tag: 'sally-code-step',
      before: { step: { ...step, delivery: { ...delivery, expiresAt: inSeconds(200) } } },
      set: { step: { ...step, delivery: { ...delivery, expiresAt: inSeconds(600), resendAt: inSeconds(30) } } },
    },
    tooMany: {
      id: `code-${via}-too-many-sends`,
      title: 'No more can be sent',
      note: 'The last one still works, and so do the other ways.',
      tag: 'sally-code-step',
      set: {
        step: {
          ...step,
          delivery: lastSent,
          problem: { code: 'too-many-sends' },
        },
      },
    },
    notSent: {
      id: `code-${via}-delivery-failed`,
      title: 'Could not be sent',
      tag: 'sally-code-step',
      set: {
        step: {
          ...step,
          delivery: notSent,
          problem: { code: 'delivery-failed' },
        },
      },
    },
    enrolRefused: {
      id: `code-${via}-enrol-refused`,
      title: 'Sets it up, code not accepted',
      tag: 'sally-code-step',
      typed: { 'otp-code': '123456' },
      set: { step: { ...enrols, problem: { code: 'invalid-code' } } },
    },
    enrolNotSent: {
      id: `code-${via}-enrol-delivery-failed`,
      title: 'Sets it up, and could not be sent',
      note: 'Another number is one step back.',
      tag: 'sally-code-step',
      set: { step: { ...enrols, delivery: notSent, problem: { code: 'delivery-failed' } } },
    },
    enrols: {
      id: `code-${via}-enrols`,
      title: 'Sets it up',
      note: 'Here something else can be chosen, one step back.',
      tag: 'sally-code-step',
      set: { step: enrols },
    },
  } satisfies Record<string, GalleryState<'sally-code-step'>>;
}
