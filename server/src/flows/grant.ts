import {
  DAY_MS,
  eventsOfSession,
  exemptsFirstSession,
  proofsOf,
  trustDevice,
  type Account,
  type Advance,
  type Flow,
} from '@sallyport/rules';
import { changeAccount } from '../accounts/account-store.ts';
import { resetAttempts } from '../accounts/attempts.ts';
import { rememberLanguage } from '../accounts/remember-language.ts';
import { renewKnown } from '../accounts/known-browser.ts';
import { refundSource } from '../accounts/source-budgets.ts';
import { trustTag } from '../accounts/trusted-device.ts';
import { record, recordBefore } from '../audit/record.ts';
import { allOver } from '../all-over.ts';
import { hashToken, newId, newToken } from '../crypto/token.ts';
import { tellOfBreakGlass } from '../notices/break-glass-news.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { beginSession } from '../sessions/begin-session.ts';
import { endSession, endSessionOf, type OpenSession } from '../sessions/session-store.ts';
import type { NewTrust, Outcome } from './outcome.ts';

/**
 * Begins the session, under a new token; the browser's old one ends, and the one that the flow was begun in.
 * With a sign-in the browser's flows are bound anew, too. Whoever ends all sessions meanwhile finds one of the two:
 * where the old one is gone, the new one goes too. It is as fresh as what was proved last, and where nothing was proved
 * in this flow no wrong code is forgiven.
 *
 * @returns `undefined` where the session that the flow was begun in has ended meanwhile.
 */
export async function grant(
  ports: TenantPorts,
  caller: Caller,
  account: Account,
  flow: Flow,
  { trustDays, keepsAttempts }: NonNullable<Advance['signIn']>,
  old: OpenSession | undefined,
): Promise<Omit<Outcome, 'step'> | undefined> {
  const { provedAt, tenantEpoch: provedIn = 0, first } = flow;
  const proofs = proofsOf(flow);
  const { secondFactor = isExempt(ports, flow) ? 'first-session' : 'none' } = proofs;
  const { device } = caller;
  const start = {
    device,
    tenantEpoch: provedIn,
    startedAt: old?.session.startedAt,
    expiresAt: old?.session.expiresAt,
    authTime: provedAt ?? old?.session.authTime,
    first: old?.session.first ?? first,
    replaces: replacedBy(caller, old),
    ...proofs,
    secondFactor,
  };
  const events = eventsOfSession(flow, account, ports.policy, ports.clock());
  const tells = events.some(({ kind }) => kind === 'break-glass-used');
  const forgives = provedAt !== undefined && secondFactor === 'proved' && !keepsAttempts;
  const settle = () =>
    allOver([
      forgives ? resetAttempts(ports, account.id) : undefined,
      rememberLanguage(ports, account, caller.language),
    ]);
  const [session] = await allOver([
    beginSession(ports, account, start, {
      before: () =>
        allOver(events.map((event) => recordBefore(ports, caller, { account, actor: account.id, ...event }))),
      ...(old ? {} : { beside: settle }), // where it goes on for another it isn't sure yet that it may
    }),
    refundSource(ports, flow.counted ?? []),
  ]);
  if (tells) await tellOfBreakGlass(ports, account, device);
  if (old && !(await endSession(ports, account.id, old.id))) {
    await endSessionOf(ports, session.token);
    return undefined;
  }
  await allOver([
    caller.session === undefined ? undefined : endSessionOf(ports, caller.session),
    old ? settle() : undefined,
  ]);
  const begun = {
    session,
    // what ended the others, as a new password does, has made this browser unknown as well
    ...(account.epoch === old?.session.epoch ? {} : { known: await renewKnown(ports, caller, account) }),
    ...(old ? {} : { browser: newToken(ports.random) }),
  };
  if (trustDays === undefined) return begun;
  const trust = await giveTrust(ports, caller, account, trustDays);
  return trust ? { trust, ...begun } : begun;
}

/** The sessions that end with it: the one that the flow was begun in, and the browser's own. */
const replacedBy = ({ session }: Caller, old: OpenSession | undefined): string[] => [
  ...(old ? [old.id] : []),
  ...(session === undefined ? [] : [hashToken(session)]),
];

/** no factor was asked for, since it is the first session. */
const isExempt = ({ policy }: TenantPorts, { first }: Flow): boolean => first === true && exemptsFirstSession(policy);

/** Trusts this device, unless all trust has ended since the code was right. */
async function giveTrust(
  ports: TenantPorts,
  caller: Caller,
  { id, epoch, trustGeneration }: Account,
  days: number,
): Promise<NewTrust | undefined> {
  const token = newToken(ports.random);
  const device = { id: newId(ports.random), tokenHash: hashToken(token), name: caller.device };
  const now = ports.clock();
  const updated = await changeAccount(ports, id, (current) =>
    current.epoch === epoch && current.trustGeneration === trustGeneration
      ? trustDevice(current, device, days, now)
      : undefined,
  );
  if (updated)
    await record(ports, caller, {
      kind: 'trusted-device-added',
      account: updated,
      actor: id,
      details: { target: device.id },
    });
  return updated && { tag: trustTag(id), token, until: now + days * DAY_MS };
}
