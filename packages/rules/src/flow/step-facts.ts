import type { ActivityEvent, PasskeyCreation, SessionView, Step } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import type { LockEnd } from '../attempts.ts';
import type { PasskeyAsker } from '../passkey.ts';

/** What a step shows besides where the flow stands. */
export interface StepFacts {
  /** The flow's id: new where the flow has just risen. */
  id: string;
  account: Account | undefined;
  /** Unix time in ms. */
  now: number;
  /** The lock on the account's codes that stands now. */
  lock: LockEnd | undefined;
  /** The secret that is being enrolled, opened. */
  totpSecret?: Uint8Array;
  /** With a person who has set out for an identity provider: where that is. */
  redirectTo?: string;
  /** With a step that asks for a passkey. */
  passkeys?: PasskeyAsker;
  /** Who asks, in an authenticator app. */
  issuer: string;
  /** What the site is called, where it has a name: told to who is invited. */
  siteName?: string | undefined;
  /** New backup codes as people see them: in the one answer that made them. */
  codes?: string[];
  session?: SessionView;
  /** What has changed lately: at the end of a flow that tells it. */
  changes?: ActivityEvent[];
  /** What a passkey may be made from without asking, at the end of a sign-in. */
  passkey?: PasskeyCreation;
}

/** What every step has. */
export type Base = Pick<Step, 'flow' | 'revision' | 'identifier'>;

/** Where there is no domain: policy then offers no passkeys, and no browser takes this. */
export const NOBODY: PasskeyAsker = { rpId: '', challenge: '' };
