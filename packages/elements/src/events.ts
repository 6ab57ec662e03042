import type { Lack } from '@sallyport/client';
import type { DoneStep, GivenAnswer, Step } from '@sallyport/protocol';

/** A step was answered. For the widget around the step, which stops it: an answer may hold a password. */
export class SallyAnswerEvent extends Event {
  readonly answer: GivenAnswer;

  constructor(answer: GivenAnswer) {
    super('sally-answer', { bubbles: true });
    this.answer = answer;
  }
}

/** Details of the events that a page may listen for. They can be serialised and hold no secret. */
export interface SallyEventDetails {
  /** A person is signed in, or what a flow was for is done; then `notice` and `factor` say what. */
  'sally-success': { returnTo: string | undefined; session: DoneStep['session'] } & Pick<DoneStep, 'notice' | 'factor'>;
  /** Another step, or the same with a problem, is on screen. */
  'sally-step': { kind: Step['kind']; problem: string | undefined };
  /** No usable answer came, or one that this version doesn't know. */
  'sally-error': { reason: 'offline' | 'unexpected' | 'refused' | 'unsupported'; problem: string | undefined };
  /** The page is about to be left for `returnTo`. Cancelable. */
  'sally-before-redirect': { returnTo: string };
  /** The person gave a flow up. */
  'sally-cancel': null;
  /** The person has read a notice and goes on. */
  'sally-continue': null;
  /** What a gate guards is on the page. */
  'sally-open': null;
  /** What a gate guards is not on the page, or no longer; `lack` says why, where the sign-in lacks something. */
  'sally-locked': { lack: Lack | undefined };
  /** A gate is about to ask the person for what is lacking. Cancelable. */
  'sally-before-ask': { lack: Lack | undefined };
  /** What a gate guards stays on the page, though the proof has become too old: the next action asks. */
  'sally-stale': null;
  /** A panel is about to make a change. Cancelable. */
  'sally-before-action': ActionDetail;
  /** A panel has made a change. */
  'sally-change': ActionDetail;
}

/** A change that a panel makes. */
export interface ActionDetail {
  /** What is done: `end-session`. */
  action: string;
  /** The id of what it is done to; missing where it is done to all. */
  id?: string;
}

/** Details of the events between the elements of one widget. They stop at the next shadow root. */
interface InternalEventDetails {
  /** An authenticator was chosen from a list. */
  'sally-choose': { id: string };
  /** The person has read the end of a flow. */
  'sally-acknowledge': null;
  /** The person has forgotten their password; what stands in the field of the identifier. */
  'sally-recover': { identifier: string };
  /** The person has no account and wants one; what stands in the field of the identifier. */
  'sally-sign-up': { identifier: string };
  /** The person wants to begin anew, perhaps as somebody else. */
  'sally-leave': null;
}

type EventsOf<Details> = { [K in keyof Details]: CustomEvent<Details[K]> };

/** The events that a page may listen for, by name. */
export type SallyEventMap = EventsOf<SallyEventDetails>;

/** The events between the elements of one widget, by name. */
export type InternalEventMap = EventsOf<InternalEventDetails> & { 'sally-answer': SallyAnswerEvent };

/**
 * Tells the page: the event bubbles and leaves shadow roots.
 *
 * @returns `false` where a listener cancelled it.
 */
export function emit<K extends keyof SallyEventDetails>(
  target: EventTarget,
  name: K,
  detail: SallyEventDetails[K],
  cancelable = false,
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

/** Tells the element around: the event bubbles and stops at the next shadow root. */
export function signal<K extends keyof InternalEventDetails>(
  target: EventTarget,
  name: K,
  detail: InternalEventDetails[K],
): void {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}

declare global {
  interface HTMLElementEventMap extends SallyEventMap, InternalEventMap {}
  interface DocumentEventMap extends SallyEventMap {}
}
