import type { Step } from '@sallyport/protocol';
import type { NewSession } from '../sessions/session-store.ts';

/** Trust that was just given: the token is its only copy. */
export interface NewTrust {
  tag: string;
  token: string;
  /** Unix time in ms. */
  until: number;
}

/** A step to answer with, and the cookies that go with it. */
export interface Outcome {
  step: Step;
  browser?: string;
  session?: NewSession;
  trust?: NewTrust;
}
