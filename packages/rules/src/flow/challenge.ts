import type { FactorType } from '@sallyport/protocol';
import { BACKUP_CODE_ID } from '../account.ts';
import { withMethods } from '../amr.ts';
import { lowBackupCodes } from '../backup-code.ts';
import { acceptTotp } from '../totp.ts';
import { trustDays } from '../trust.ts';
import { admitted, wrongCode } from './counted.ts';
import { refuse, type Advance, type Decide, type Facts } from './decision.ts';
import type { Stage } from './flow.ts';
import { waysOf } from './ways.ts';

type Proof =
  | { ok: true; type: FactorType; advance: Pick<Advance, 'stage' | 'spend' | 'notice'> }
  | { ok: false; code: 'invalid-code' | 'code-used' };

const WRONG: Proof = { ok: false, code: 'invalid-code' };

/** Decides whether a code ends the sign-in. It is judged for the authenticator that the flow asked for, no other. */
export const decideCode: Decide<'challenge', 'code'> = ({ stage, amr }, { code, trustDevice }, facts, policy) => {
  const { account, attempt } = facts;
  if (!admitted(attempt)) return refuse('locked');
  if (!account || !waysOf(account, policy).some(({ id }) => id === stage.authenticator)) return refuse('not-offered');
  const proof = stage.authenticator === BACKUP_CODE_ID ? backupCode(facts) : totpCode(stage.authenticator, code, facts);
  if (!proof.ok) return wrongCode(proof.code, attempt, policy, stage.authenticator);
  const days = trustDevice ? trustDays(policy, proof.type) : undefined;
  return {
    kind: 'advance',
    amr: withMethods(amr, 'otp', 'mfa'),
    rises: true,
    signIn: days === undefined ? {} : { trustDays: days },
    ...proof.advance,
  };
};

/** A right code whose time step was spent before is told apart: the next one will do. */
function totpCode(authenticator: string, code: string, { account, totpSecret, now }: Facts): Proof {
  const used = account?.authenticators.find(({ id }) => id === authenticator);
  if (!used || !totpSecret) return WRONG;
  const verdict = acceptTotp(code, totpSecret, used.lastStep, now);
  if (!verdict.ok) return verdict.reason === 'replayed' ? { ok: false, code: 'code-used' } : WRONG;
  const spend = { kind: 'totp-step', authenticator, step: verdict.step } as const;
  return { ok: true, type: 'totp', advance: { stage: { at: 'done' }, spend } };
}

/** A backup code is spent by being used, and the person is told how many are left. */
function backupCode({ account, backupCodeHash }: Facts): Proof {
  if (!account || !backupCodeHash || !account.backupCodes.includes(backupCodeHash)) return WRONG;
  const left = account.backupCodes.length - 1;
  const low = lowBackupCodes(left);
  const stage: Stage =
    low === undefined ? { at: 'done' } : { at: 'done', notice: 'backup-codes-low', backupCodesLeft: low };
  const spend = { kind: 'backup-code', hash: backupCodeHash } as const;
  return { ok: true, type: 'backup-code', advance: { stage, spend, notice: { kind: 'backup-code-used', left } } };
}

/** Switches to another of the person's ways; the count of wrong codes goes on. */
export const decideChoose: Decide<'challenge' | 'choose', 'choose'> = (
  _flow,
  { authenticator },
  { account },
  policy,
) =>
  account && waysOf(account, policy).some(({ id }) => id === authenticator)
    ? { kind: 'advance', stage: { at: 'challenge', authenticator } }
    : refuse('not-offered', { field: 'authenticator' });
