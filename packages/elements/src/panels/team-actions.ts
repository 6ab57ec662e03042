import type { AdminClient } from '@sallyport/client';
import type { AccountView, Invite, ProblemCode, Role } from '@sallyport/protocol';
import type { Values } from '../messages/format-message.ts';
import type { MessageKey } from '../messages/message-key.ts';
import type { SaidAction } from './form-panel.ts';
import { calledBy } from './team-person.ts';

/** What can be done for somebody. */
export interface PersonAction {
  /** What it is known by. */
  which: string;
  text: string;
  /** What it is called with the person's name. */
  named: string;
  /** What follows from it, where it is asked about first. */
  ask: string | undefined;
  action: SaidAction;
  reason: string | undefined;
  kind: string;
}

/** What the actions need of their panel. */
interface Panel {
  admin: AdminClient;
  text: (key: MessageKey, values?: Values) => string;
  reason: (verdict: true | ProblemCode) => string | undefined;
  /** What follows from a change in the panel. */
  act: (action: SaidAction) => SaidAction;
}

/** What takes nothing away is done at once. */
type Direct = 'unlock' | 'reactivate' | 'invite-again';
type Asked = 'end-sessions' | 'change-role' | 'make-owner' | 'suspend' | 'take-back' | 'remove-mfa';

const DIRECT: readonly string[] = ['unlock', 'reactivate', 'invite-again'] satisfies Direct[];
const DANGERS: readonly string[] = ['suspend', 'take-back', 'remove-mfa'] satisfies Asked[];

/** What an admin can do for somebody. What isn't allowed is there with its reason; what makes no sense isn't. */
export function personActions(account: AccountView, { admin, text, reason, act }: Panel): PersonAction[] {
  const { id, state, kind, owner, locked, factors, backupCodesLeft, roles } = account;
  const { mayChange, maySuspend, mayReset, mayOwn } = account;
  const name = calledBy(account);
  const offer = (
    key: Direct | Asked,
    verdict: true | ProblemCode,
    said: MessageKey,
    run: () => Promise<void>,
    to?: Role,
  ): PersonAction => {
    const values = { name, role: to ? text(`team.role-${to}`) : '…' };
    return {
      which: to ? `${key}-${to}-${id}` : `${key}-${id}`,
      text: text(`team.${key}`, values),
      named: text(`team.${key}-named`, values),
      ask: DIRECT.includes(key) ? undefined : text(`team.${key as Asked}-ask`, values),
      action: act({ action: key, id, subject: name, said, run }),
      reason: reason(verdict),
      kind: DANGERS.includes(key) ? 'danger' : '',
    };
  };
  const role = (verdict: true | ProblemCode, to?: Role) =>
    offer('change-role', verdict, 'team.changed-role', () => admin.changeAccount(id, { role: to }), to);
  const isInvited = state === 'invited';
  const isActive = state === 'active';
  const isPerson = isActive && kind === 'person';
  const suspend = () => admin.changeAccount(id, { state: 'suspended' });
  const hasMfa = factors.length > 0 || backupCodesLeft > 0;
  const offers: (PersonAction | false | readonly PersonAction[])[] = [
    locked !== undefined &&
      offer('unlock', mayChange, 'team.unlocked', () => admin.changeAccount(id, { unlock: true })),
    state === 'suspended' &&
      offer('reactivate', maySuspend, 'team.reactivated', () => admin.changeAccount(id, { state: 'active' })),
    isInvited && offer('invite-again', mayChange, 'team.invited', () => admin.invite(invitationOf(account))),
    isInvited && offer('take-back', maySuspend, 'team.took-back', suspend),
    isPerson && offer('end-sessions', mayChange, 'team.ended-sessions', () => admin.endSessions(id)),
    !isInvited && (typeof roles === 'string' ? role(roles) : roles.map((to) => role(true, to))),
    isPerson &&
      !owner &&
      offer('make-owner', mayOwn, 'team.made-owner', () => admin.changeAccount(id, { owner: true })),
    isActive && offer('suspend', maySuspend, 'team.suspended', suspend),
    hasMfa && offer('remove-mfa', mayReset, 'team.removed-mfa', () => admin.removeMfa(id)),
  ];
  return offers.flatMap((each) => each || []);
}

/** The invitation that somebody has, to be sent once more. */
const invitationOf = ({ email, role, name, tenant }: AccountView): Invite => ({
  email,
  role,
  tenant,
  ...(name === undefined ? {} : { name }),
});
