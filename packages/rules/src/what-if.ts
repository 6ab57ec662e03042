import type { Step } from '@sallyport/protocol';
import type { Account, Authenticator } from './account.ts';
import { afterPassword } from './flow/credentials.ts';
import type { Flow } from './flow/flow.ts';
import { nextStep } from './flow/next-step.ts';
import type { Policy } from './policy/policy.ts';
import { prove, NOTHING_PROVED } from './proofs.ts';

/** Long enough for an authenticator app to show a code of: it is nobody's secret. */
const NO_SECRET = new Uint8Array(20);

/**
 * What a person would be asked after their password on a device that isn't trusted, under a policy: the step that a
 * sign-in would come to. Nothing is sent, and no secret is in it, nor what the person or a browser calls what they
 * have. A lock on their codes isn't looked at.
 *
 * @param issuer  Who asks, in an authenticator app.
 * @param now  Unix time in ms.
 */
export function stepAfterPassword(of: Account, policy: Policy, issuer: string, now: number): Step {
  const account = { ...of, authenticators: of.authenticators.map(withoutNames) };
  const begun = { purpose: 'sign-in', ...prove(NOTHING_PROVED, 'password') } as const;
  const stage = afterPassword(begun, account, { now, newSealedSecret: '' }, policy);
  if (typeof stage === 'string') throw new Error(stage); // a sign-in always comes to a stage
  const flow: Flow = {
    ...begun,
    revision: 0,
    browser: '',
    startedAt: now,
    expiresAt: now,
    identifier: account.email,
    account: account.id,
    stage,
  };
  return nextStep(flow, { id: 'what-if', account, now, lock: undefined, issuer, totpSecret: NO_SECRET }, policy);
}

function withoutNames({ name: _name, ...authenticator }: Authenticator): Authenticator {
  return authenticator.type === 'passkey' ? { ...authenticator, credentialId: '' } : authenticator;
}
