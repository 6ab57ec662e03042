import type { FactorType, Me, Offer, OwnAuthenticatorView } from '@sallyport/protocol';
import type { Action, PanelFlow } from '../controllers/action-controller.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { settings } from '../messages/settings/settings.ts';
import { FACTOR_ICON } from '../parts/factor-icons.ts';
import type { PanelAction } from '../parts/panel-action.ts';
import { type PanelRow, pill } from '../parts/panel-row.ts';
import { codesHelp } from './codes-help.ts';
import { ListPanel } from './list-panel.ts';

const RENEW = 'renew';

/** What is said once a change was made, by its name. */
const DONE: Record<string, MessageKey> = {
  'set-up': 'factors.is-set-up',
  replace: 'factors.is-replaced',
  try: 'factors.works',
  rename: 'factors.changed',
  'use-first': 'factors.is-first',
  'remove-authenticator': 'factors.removed',
  'renew-backup-codes': 'codes.renewed',
  'disable-mfa': 'factors.disabled',
};

type Codes = Pick<Me, 'authenticators' | 'backupCodesLeft' | 'backupCodesMade' | 'backupCodesLow'>;

/** A panel that sets up what a person signs in with, in a dialog: factors, and backup codes beside them. */
export abstract class SetUpPanel<T> extends ListPanel<T> {
  static override readonly areas = [settings];

  constructor() {
    super();
    this.addEventListener('sally-change', () => void this.tellKeepers());
  }

  /** What is set up, in the order in which it is on screen. */
  protected abstract list(value: T): readonly OwnAuthenticatorView[];

  /**
   * Leads through the set-up of a factor. What is new has the focus then.
   *
   * @param otherwise  What has it where nothing is new.
   */
  protected setUp(action: Omit<Action, 'run'>, flow: Omit<PanelFlow, 'purpose'>, otherwise?: string): Promise<void> {
    const ids = () => (this.shown ? this.list(this.shown).map(({ id }) => id) : []);
    const before = ids();
    const added = () => ids().find((id) => !before.includes(id)) ?? otherwise;
    return this.walk(action, { purpose: 'enrol', ...flow }, added);
  }

  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    const key = outcome?.kind === 'done' ? DONE[outcome.action.action] : undefined;
    return key ? this.text(key, { name: outcome?.action.subject ?? '' }) : '';
  }

  /**
   * Sets a factor up, in a dialog.
   *
   * @param verdict  Whether that can be done, or why not.
   */
  protected setUpAction(type: FactorType, text: string, verdict: Offer['offered'] = true): PanelAction {
    const factor = this.text(`factors.${type}`);
    return {
      id: this.opener(`set-up-${type}`),
      text,
      label: `${text}: ${factor}`,
      press: () => this.setUp({ action: 'set-up', subject: factor }, { type }, `set-up-${type}`),
      reason: this.reason(verdict, type),
    };
  }

  /** Sets up whatever the person chooses then, in a dialog. */
  protected enable(): Promise<void> {
    return this.setUp({ action: 'set-up', subject: this.text('factors.title') }, {});
  }

  /** What is left of the backup codes, and a new set in a dialog, where that can be had. */
  protected codesRow(value: Codes, verdict: Offer['offered'] = 'not-offered'): PanelRow {
    const text = this.text('codes.renew');
    return {
      icon: FACTOR_ICON['backup-code'],
      title: this.text('factors.backup-code'),
      help: codesHelp(value, this.words),
      ...(value.backupCodesLow ? { state: pill(this.text('codes.low'), 'warning') } : {}),
      action: {
        id: this.opener(RENEW),
        text,
        label: text,
        press: () => this.setUp({ action: 'renew-backup-codes' }, { type: 'backup-code' }, RENEW),
        reason: this.reason(verdict, value.authenticators.length === 0 ? 'alone' : ''),
      },
    };
  }
}
