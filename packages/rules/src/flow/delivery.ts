import type { CodeFormat } from '@sallyport/protocol/code-text';
import type { Account } from '../account.ts';
import { isFromTheFuture } from '../clock-skew.ts';
import { factorsOf } from '../factors.ts';
import { SMS_FORMAT } from '../one-time-code.ts';
import type { Policy } from '../policy/policy.ts';
import type { ProofChannel } from '../proofs.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stages.ts';

/** How a code goes to a person. */
export type Channel = 'email' | 'sms';

/** Who gets the code that a stage asks for. */
export interface Recipient {
  /** Under which the flow keeps what was sent: an authenticator's id, or the stage that sets one up. */
  key: string;
  via: Channel;
  /** A mail address, or a phone number in E.164. */
  address: string;
}

/** What was sent for a stage of a flow. The code opens this flow, for this recipient, and no other. */
export interface Delivered {
  /** What the codes' HMACs are bound to. */
  id: string;
  /** For whom the code was asked. */
  recipient: string;
  via: Channel;
  /** It could not be sent to the phone and went out by mail. */
  fellBack?: true;
  /** HMAC of the code that is out; absent where none is. */
  hash?: string;
  /** HMACs of those before it: dead, and told apart from wrong ones. */
  replaced: string[];
  /** Unix time in ms. */
  sentAt: number;
  expiresAt: number;
  /** From when on another may be sent, Unix time in ms. */
  resendAt: number;
  /** The message holds a link. */
  link?: true;
  /** It holds nothing else: what it stands for is 128 bits, and no code is typed. */
  linkOnly?: true;
  /** The link was opened in the browser of this flow. */
  approved?: true;
}

/** Who gets the code that the stage asks for; `undefined` where it asks for none that is sent. */
export function recipientOf(stage: Stage, account: Account): Recipient | undefined {
  if (stage.at === 'enrol-email') return { key: stage.at, via: 'email', address: account.email };
  if (stage.at === 'new-address-code') return { key: stage.at, via: 'email', address: stage.email };
  if (stage.at === 'enrol-sms') return { key: stage.at, via: 'sms', address: stage.number };
  if (stage.at !== 'challenge') return undefined;
  const authenticator = account.authenticators.find(({ id }) => id === stage.authenticator);
  if (authenticator?.type === 'email') return { key: authenticator.id, via: 'email', address: account.email };
  if (authenticator?.type === 'sms') return { key: authenticator.id, via: 'sms', address: authenticator.number };
  return undefined;
}

/**
 * Who gets the code of a recovery. Where it goes to nobody, what was typed stands in for the address, so that the code
 * is generated, kept and compared all the same.
 */
export const recoveryRecipient = ({ identifier = '' }: Flow, account: Account | undefined): Recipient => ({
  key: 'recovery',
  via: 'email',
  address: account?.email ?? identifier,
});

/** Who gets the code that a sign-up asks for: the address or the number that is to be proved. */
export const signUpRecipient = ({ identifier = '', stage }: Flow): Recipient | undefined => {
  if (stage.at === 'sign-up-email') return { key: stage.at, via: 'email', address: identifier };
  return stage.at === 'sign-up-sms' ? { key: stage.at, via: 'sms', address: stage.number } : undefined;
};

/** What was sent to this recipient in this flow. */
export function deliveredTo({ delivered }: Flow, { key, address }: Recipient): Delivered | undefined {
  const found = delivered?.[key];
  return found?.recipient === address ? found : undefined;
}

/** Whether a code is out that still opens something: then none is sent unasked. */
export const isOut = (delivered: Delivered | undefined, now: number): delivered is Delivered =>
  delivered?.hash !== undefined && now < delivered.expiresAt && !isFromTheFuture(delivered.sentAt, now);

/** What a code looks like that goes this way. */
export const formatOf = (via: Channel, { email: { alphabet, length } }: Policy): CodeFormat =>
  via === 'email' ? { alphabet, length } : SMS_FORMAT;

/** How long it lives, in seconds. */
export const lifetimeOf = (via: Channel, policy: Policy): number => policy[via].lifetime;

/** Whether a code that can't be sent to this person's phone goes to their mail. */
export function fallsBack(account: Account, policy: Policy): boolean {
  const { fallback } = policy.sms;
  if (fallback !== 'if-enrolled') return fallback === 'always';
  const { authenticators } = account;
  return (
    factorsOf(account, policy).includes('email') && authenticators.some(({ type, off }) => type === 'email' && !off)
  );
}

export type DeliveredVerdict = { ok: true } | { ok: false; code: 'invalid-code' | 'code-expired' | 'code-replaced' };

/**
 * Decides whether a code is the one that was sent. One that was replaced or has run out is told apart from a wrong one:
 * another can be had.
 *
 * @param hash  HMAC of what was typed, bound as the stored ones are.
 * @param now  Unix time in ms.
 */
export function acceptDelivered(delivered: Delivered | undefined, hash: string, now: number): DeliveredVerdict {
  if (!delivered) return { ok: false, code: 'invalid-code' };
  if (delivered.replaced.includes(hash)) return { ok: false, code: 'code-replaced' };
  if (delivered.hash !== hash) return { ok: false, code: 'invalid-code' };
  return isOut(delivered, now) ? { ok: true } : { ok: false, code: 'code-expired' };
}

/** What a code proves that came this way. */
export const provedBy = (via: Channel): ProofChannel => (via === 'email' ? 'mailbox' : 'phone');
