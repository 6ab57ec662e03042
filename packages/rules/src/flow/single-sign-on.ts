import { emailDomain, normaliseIdentifier } from '../identifier.ts';
import type { Account } from '../account.ts';
import { refuse, type Decide, type Decision } from './decision.ts';
import type { Flow } from './flow.ts';
import type { Stage, Vouched } from './stages.ts';
import { SSO } from '../proofs.ts';

export type Redirected = Flow & { stage: Extract<Stage, { at: 'redirect' }> };

/**
 * To the identity provider of what was typed, before any password is looked at and whoever has an account: the domain
 * alone decides, so that nothing tells of accounts.
 */
export const toProvider = (identifier: string, domain: string): Decision => ({
  kind: 'advance',
  identifier: identifier.trim(),
  stage: { at: 'redirect', domain },
});

/**
 * A person without a password says who they are. Where no provider answers for them, a password is what is asked for.
 */
export const decideSignOn: Decide<'credentials', 'identify'> = ({ purpose }, { identifier }, { ssoDomain }) => {
  if (purpose !== 'sign-in') return refuse('not-offered', { field: 'kind' });
  return ssoDomain === undefined ? refuse('password-required') : toProvider(identifier, ssoDomain);
};

/** The person sets out, also once more. What came of the last time counts no more. */
export const decideGo: Decide<'redirect', 'go'> = ({ stage: { domain } }, { page }) => ({
  kind: 'advance',
  stage: { at: 'redirect', domain, page },
});

/**
 * Signs in whom the provider has vouched for: an active account that signs in by it, and by that address. Anybody else
 * gets one answer, whatever the reason. The provider answers for the proof, second factor included.
 */
export const decideReturned: Decide<'redirect', 'returned'> = (flow, _answer, { account }) => {
  const { domain, vouched } = flow.stage;
  if (!vouched) return refuse('not-offered', { field: 'kind' });
  if (!account || !isOf(account, vouched)) return { kind: 'advance', stage: { at: 'redirect', domain, failed: true } };
  return {
    kind: 'advance',
    stage: { at: 'done' },
    identifier: account.email,
    account,
    amr: [...new Set([SSO, ...vouched.amr])], // what the provider says now: a second factor of last month is none
    secondFactor: 'provider',
    rotatesId: true,
    signIn: { keepsAttempts: true },
  };
};

const isOf = ({ state, signIn, kind, email }: Account, vouched: Vouched): boolean =>
  state === 'active' &&
  signIn === 'sso' &&
  kind !== 'api' &&
  normaliseIdentifier(email) === normaliseIdentifier(vouched.email);

/** What the provider said, as the flow goes on with it: a provider vouches for the people of its own domain alone. */
export function withAnswer({ stage, ...flow }: Redirected, vouched: Vouched | undefined): Flow {
  const { domain, page } = stage;
  const isOwn = vouched !== undefined && emailDomain(vouched.email) === domain;
  const rest = { at: 'redirect', domain, ...(page === undefined ? {} : { page }) } as const;
  const next: Stage = isOwn ? { ...rest, vouched } : { ...rest, failed: true };
  return { ...flow, revision: flow.revision + 1, stage: next };
}
