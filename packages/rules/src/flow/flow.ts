import type { FactorType } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import { isFromTheFuture } from '../clock-skew.ts';
import { invites } from '../invitation.ts';
import type { Policy } from '../policy/policy.ts';
import type { Proofs, SecondFactor } from '../proofs.ts';
import type { SourceCount } from '../source-budget.ts';
import type { PolicyHint } from '../tenant.ts';
import type { Delivered } from './delivery.ts';
import { traitsOf, type Stage } from './stages.ts';

/**
 * What a flow is for: to sign in, to prove oneself anew, to set up a factor, to see whether one that was set up works,
 * to change the password or the address, to put everybody else out, to replace a forgotten password and sign in, or to
 * make an account, or accept an invitation to one, and be signed in.
 */
export type Purpose =
  | 'sign-in'
  | 'reauthenticate'
  | 'enrol'
  | 'try'
  | 'change-password'
  | 'change-address'
  | 'not-me'
  | 'recover'
  | 'sign-up'
  | 'accept-invitation';

const SIGNS_IN: Record<Purpose, boolean> = {
  'sign-in': true,
  reauthenticate: false,
  enrol: false,
  try: false,
  'change-password': false,
  'change-address': false,
  'not-me': false,
  recover: true,
  'sign-up': true,
  'accept-invitation': true,
};

/** Whether a flow begins with nobody signed in: it asks for everything that a sign-in does. */
export const signsIn = (purpose: Purpose): boolean => SIGNS_IN[purpose];

/** A conversation in which a person proves something. It is the only right that they have before it is done. */
export interface Flow extends Proofs {
  purpose: Purpose;
  /** Counts the answers taken. */
  revision: number;
  /** SHA-256 of the cookie of the browser that began it: no other browser may go on. */
  browser: string;
  /** Unix time in ms. */
  startedAt: number;
  /** The limit on the whole. */
  expiresAt: number;
  /** The session that it was begun in and that its end replaces; none where it begins with nobody signed in. */
  session?: string;
  /** As typed; shown on every later step. */
  identifier?: string;
  returnTo?: string;
  /** Set by the right password, by a passkey, by the right code of a recovery or a sign-up, or by an invitation. */
  account?: string;
  /** The account's and its tenant's epochs at that moment: a later one ends the flow, and no session outlives it. */
  epoch?: number;
  tenantEpoch?: number;
  hint?: PolicyHint;
  /** Whether the account's second factor was proved, here or in the session that the flow was begun in, or why not. */
  secondFactor?: SecondFactor;
  /** When something was last proved in this flow, Unix time in ms; nothing was where it is absent. */
  provedAt?: number;
  /** When the session that it was begun in last proved something, Unix time in ms. */
  authTime?: number;
  /** The account begins with it: the first session may do without a factor. */
  first?: true;
  /** With `enrol`: the factor that the person chose to set up before the flow began. */
  wants?: FactorType;
  /** The id of the authenticator whose place it takes. */
  replaces?: string;
  stage: Stage;
  /** What was sent in this flow, by the recipient's key. */
  delivered?: Record<string, Delivered>;
  /** How many messages that were. */
  sends?: number;
  /** What its source was counted for: a whole sign-in gives it back. */
  counted?: readonly SourceCount[];
}

/**
 * Whether a factor may be set up here beside others: what the account has was proved. Else the flow is for an
 * account that has none.
 */
export const mayAdd = ({ secondFactor }: Pick<Flow, 'secondFactor'>): boolean => secondFactor === 'proved';

/**
 * Until when what a flow in a session binds is covered by a fresh proof, Unix time in ms: by the one that let it
 * begin, or by one made in it since. A sign-in's proofs are as old as the flow at most.
 */
export const freshUntil = ({ purpose, provedAt, authTime }: Flow, { reauthWithin }: Policy): number =>
  signsIn(purpose) ? Infinity : (provedAt ?? authTime ?? 0) + reauthWithin * 1000;

/** Whether it still is. */
export const isFreshFlow = (flow: Flow, policy: Policy, now: number): boolean => now < freshUntil(flow, policy);

/**
 * Whether the account's state lets the flow go on: an active one, and where it is to be opened, one that is invited.
 */
const isOpen = (stage: Stage, account: Account, now: number): boolean =>
  stage.at === 'invitation' ? invites(account, stage.hash, now) : account.state === 'active';

/** What a flow hangs on besides itself. */
export interface FlowFacts {
  account: Account | undefined;
  tenantEpoch: number | undefined;
  /** Whether the account has a factor. */
  hasFactor: boolean;
  /** Unix time in ms. */
  now: number;
}

/**
 * Whether a flow may still be answered: not past its time, its account still active, no session of it or of its tenant
 * ended since, no enrolment of a first factor for an account that has got one meanwhile, and no
 * challenge of one whose last factor is gone: the sign-in starts again, by what there is now.
 */
export function isFlowValid(flow: Flow, { account, tenantEpoch, hasFactor, now }: FlowFacts): boolean {
  if (now >= flow.expiresAt || isFromTheFuture(flow.startedAt, now) || flow.stage.at === 'done') return false;
  if (flow.account === undefined) return true;
  if (!account || !isOpen(flow.stage, account, now) || account.epoch !== flow.epoch || tenantEpoch !== flow.tenantEpoch)
    return false;
  const { asks, enrols } = traitsOf(flow.stage);
  if (asks && !hasFactor) return false;
  return !(enrols && hasFactor && !mayAdd(flow));
}
