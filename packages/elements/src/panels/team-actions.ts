import type { AdminClient } from '@sallyport/client';
import type { AccountView, ProblemCode, Role } from '@sallyport/protocol';
import type { Values } from '../messages/format-message.ts';
import type { MessageKey } from '../messages/message-key.ts';
import type { AdminAct } from './admin-panel.ts';
import type { Question } from './list-panel.ts';
import { calledBy } from './team-person.ts';

/** What is done at once: it takes nothing away. */
interface DirectAction {
  id: string;
  text: string;
  /** Its name for a screen reader, with the person's. */
  label: string;
  reason: string | undefined;
  action: AdminAct;
}

/** What is asked about first. */
interface AskedAction extends Question {
  /** What opens the question: `act` names the person too. */
  label: string;
  kind: string;
}

/** What the actions need of their panel. */
interface Panel {
  admin: AdminClient;
  text: (key: MessageKey, values?: Values) => string;
  reason: (verdict: true | ProblemCode) => string | undefined;
  /** Loads anew what is shown. */
  done: () => Promise<unknown>;
  /** What has the focus afterwards. */
  next: string;
}

/** What can be done at once, and what is asked about first. */
export interface PersonActions {
  direct: DirectAction[];
  questions: AskedAction[];
}

/** What an admin can do for somebody. What isn't allowed is there with its reason; what makes no sense isn't. */
export function personActions(account: AccountView, { admin, text, reason, done, next }: Panel): PersonActions {
  const { id, state, kind, owner, locked, factors, backupCodesLeft, roles } = account;
  const { mayChange, maySuspend, mayReset, mayOwn } = account;
  const name = calledBy(account);
  const act = (action: string, said: MessageKey, call: () => Promise<void>): AdminAct => ({
    action,
    id,
    subject: name,
    said,
    run: async () => {
      await call();
      await done();
    },
  });
  const ask = (
    key: 'end-sessions' | 'change-role' | 'make-owner' | 'suspend' | 'remove-mfa',
    verdict: true | ProblemCode,
    said: MessageKey,
    call: () => Promise<void>,
    to?: Role,
  ): AskedAction => {
    const values = { name, role: to ? text(`team.role-${to}`) : '…' };
    return {
      which: to ? `${key}-${to}-${id}` : `${key}-${id}`,
      label: text(`team.${key}`, values),
      ask: text(`team.${key}-ask`, values),
      act: text(`team.${key}-named`, values),
      action: act(key, said, call),
      reason: reason(verdict),
      next,
      kind: key === 'suspend' || key === 'remove-mfa' ? 'danger' : '',
    };
  };
  const askRole = (verdict: true | ProblemCode, role?: Role) =>
    ask('change-role', verdict, 'team.changed-role', () => admin.changeAccount(id, { role }), role);
  const direct = (
    key: 'unlock' | 'reactivate',
    verdict: true | ProblemCode,
    said: MessageKey,
    call: () => Promise<void>,
  ): DirectAction => ({
    id: `${key}-${id}`,
    text: text(`team.${key}`),
    label: text(`team.${key}-named`, { name }),
    reason: reason(verdict),
    action: act(key, said, call),
  });
  const isActive = state === 'active';
  const isPerson = isActive && kind === 'person';
  const hasMfa = factors.length > 0 || backupCodesLeft > 0;
  return {
    direct: [
      ...(locked === undefined
        ? []
        : [direct('unlock', mayChange, 'team.unlocked', () => admin.changeAccount(id, { unlock: true }))]),
      ...(state === 'suspended'
        ? [direct('reactivate', maySuspend, 'team.reactivated', () => admin.changeAccount(id, { state: 'active' }))]
        : []),
    ],
    questions: [
      ...(isPerson ? [ask('end-sessions', mayChange, 'team.ended-sessions', () => admin.endSessions(id))] : []),
      ...(state === 'invited'
        ? []
        : typeof roles === 'string'
          ? [askRole(roles)]
          : roles.map((to) => askRole(true, to))),
      ...(isPerson && !owner
        ? [ask('make-owner', mayOwn, 'team.made-owner', () => admin.changeAccount(id, { owner: true }))]
        : []),
      ...(isActive
        ? [ask('suspend', maySuspend, 'team.suspended', () => admin.changeAccount(id, { state: 'suspended' }))]
        : []),
      ...(hasMfa ? [ask('remove-mfa', mayReset, 'team.removed-mfa', () => admin.removeMfa(id))] : []),
    ],
  };
}
