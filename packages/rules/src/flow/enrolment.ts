import { withMethods } from '../amr.ts';
import { acceptTotp } from '../totp.ts';
import { admitted, wrongCode } from './counted.ts';
import { refuse, type Decide } from './decision.ts';
import { offersOf } from './ways.ts';

/** Begins to set up the factor that the person chose. The secret is the server's own, and new each time. */
export const decideEnrol: Decide<'enrol-choose', 'enrol'> = (_flow, { type }, { account, newSealedSecret }, policy) =>
  account && newSealedSecret && offersOf(account, policy).includes(type)
    ? { kind: 'advance', stage: { at: 'enrol-totp', sealedSecret: newSealedSecret } }
    : refuse('not-offered', { field: 'type' });

/** Leaves a set-up half-way: nothing of it stays (EN-3). */
export const decideBack: Decide<'enrol-totp', 'back'> = () => ({ kind: 'advance', stage: { at: 'enrol-choose' } });

/**
 * Decides whether the first code makes the new authenticator active. Its time step is spent with it, so that
 * the set-up code is no sign-in code. Backup codes come with the first factor, where policy has them.
 */
export const decideFirstCode: Decide<'enrol-totp', 'code'> = (flow, { code }, facts, policy) => {
  const { account, attempt, now, totpSecret, newFactor } = facts;
  if (!admitted(attempt)) return refuse('locked');
  if (!account || !totpSecret || !newFactor) return refuse('flow-over');
  if (!offersOf(account, policy).includes('totp')) return refuse('not-offered'); // switched off meanwhile
  const verdict = acceptTotp(code, totpSecret, null, now);
  if (!verdict.ok) return wrongCode('invalid-code', attempt, policy);
  const { sealedSecret } = flow.stage;
  const authenticator = { id: newFactor.id, type: 'totp', sealedSecret, lastStep: verdict.step, addedAt: now } as const;
  const backupCodes = policy.factors[account.role].includes('backup-code') ? newFactor.backupCodes : [];
  return {
    kind: 'advance',
    ...(backupCodes.length > 0
      ? { stage: { at: 'backup-codes', count: backupCodes.length } }
      : { stage: { at: 'done', notice: 'mfa-enabled' }, signIn: {} }),
    amr: withMethods(flow.amr, 'otp', 'mfa'),
    rises: true,
    spend: { kind: 'first-authenticator', authenticator, backupCodes },
    notice: { kind: 'mfa-enabled' },
  };
};

/** The codes are kept somewhere: the sign-in is whole. */
export const decideSaved: Decide<'backup-codes', 'saved'> = () => ({
  kind: 'advance',
  stage: { at: 'done', notice: 'mfa-enabled' },
  rises: true,
  signIn: {},
});
