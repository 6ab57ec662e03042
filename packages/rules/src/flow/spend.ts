import { usableAuthenticators, type Account } from '../account.ts';
import type { Policy } from '../policy.ts';
import { useDevice } from '../trust.ts';
import type { Spend } from './decision.ts';

/**
 * The account with something spent, or `undefined` where it was spent already. Runs inside the compare-and-swap on the
 * account, on its state at that instant: that is what makes single use hold when two flows race with one code.
 */
export function spendOn(account: Account, spend: Spend, policy: Policy): Account | undefined {
  switch (spend.kind) {
    case 'totp-step':
      return spendTotpStep(account, spend.authenticator, spend.step);
    case 'backup-code': {
      const backupCodes = account.backupCodes.filter((hash) => hash !== spend.hash);
      return backupCodes.length < account.backupCodes.length ? { ...account, backupCodes } : undefined;
    }
    case 'trusted-device':
      return useDevice(account, spend.id, spend.now);
    case 'first-authenticator': {
      // never for an account that has got a factor meanwhile
      if (usableAuthenticators(account, policy.factors[account.role]).length > 0) return undefined;
      const { authenticator, backupCodes } = spend;
      return {
        ...account,
        authenticators: [...account.authenticators, authenticator],
        defaultAuthenticator: authenticator.id,
        backupCodes,
        trustGeneration: account.trustGeneration + 1, // a change of factors ends all trust
      };
    }
  }
}

/** RFC 6238 §5.2: no step at or before the last one spent. */
function spendTotpStep(account: Account, id: string, step: number): Account | undefined {
  const used = account.authenticators.find((authenticator) => authenticator.id === id);
  if (!used || step <= used.lastStep) return undefined;
  const authenticators = account.authenticators.map((each) => (each === used ? { ...used, lastStep: step } : each));
  return { ...account, authenticators };
}
