import type { FactorType, Me, Offer, OwnAuthenticatorView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { SallyFlow } from '../flow/sally-flow.ts';
import { devices } from '../messages/devices/devices.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { longDate, pastTime } from '../messages/past-time.ts';
import { settings } from '../messages/settings/settings.ts';
import { deviceText } from '../parts/device-text.ts';
import { FACTOR_ICON } from '../parts/factor-icons.ts';
import { moment } from '../parts/moment.ts';
import type { PanelAction } from '../parts/panel-action.ts';
import { type PanelRow, pill } from '../parts/panel-row.ts';
import { SallyField } from '../parts/sally-field.ts';
import { SallySecondaryButton } from '../parts/sally-secondary-button.ts';
import { sentence } from '../parts/sentence.ts';
import { fieldText, input, LONGEST_NAME } from '../steps/form.ts';
import { codesHelp } from './codes-help.ts';
import { ListPanel } from './list-panel.ts';

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

/** A panel of a person's authenticators: each opens in place, with what may be done with it. */
export abstract class AuthenticatorPanel<T> extends ListPanel<T> {
  static override readonly needs = [SallyFlow, SallyField, SallySecondaryButton];
  static override readonly areas = [settings, devices];

  /** What is set up, as it is on screen. */
  protected abstract list(value: T): readonly OwnAuthenticatorView[];

  constructor() {
    super();
    this.addEventListener('sally-change', () => void this.tellKeepers());
  }

  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    const key = outcome?.kind === 'done' ? DONE[outcome.action.action] : undefined;
    return key ? this.text(key, { name: outcome?.action.subject ?? '' }) : '';
  }

  /** What a person calls an authenticator: by the name that they gave it, else by who keeps it, else by its factor. */
  protected nameOf({ name, type, passkey }: OwnAuthenticatorView): string {
    if (name === undefined && passkey?.provider) return this.text('passkeys.kept-by', { provider: passkey.provider });
    return name ?? this.text(`factors.${type}`);
  }

  protected authenticatorRow(each: OwnAuthenticatorView, all: readonly OwnAuthenticatorView[]): PanelRow {
    const { id, type, name } = each;
    const factor = this.text(`factors.${type}`);
    const isOpen = this.asked === id || this.asked === removalOf(id);
    return {
      icon: FACTOR_ICON[type],
      title: factor,
      help: html`${this.#about(each).map((text) => html`<bdi>${text}</bdi> · `)}${this.#when(each)}`,
      ...this.#state(each),
      action: {
        id: this.opener(id),
        text: this.text('factors.change'),
        label: this.text('factors.change-named', {
          name: name === undefined ? this.nameOf(each) : `${factor}, ${name}`,
        }),
        press: () => this.ask(id),
      },
      ...(isOpen ? { open: this.#opened(each, all) } : {}),
    };
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
      press: () => this.walk({ action: 'set-up', subject: factor }, { purpose: 'enrol', type }),
      reason: this.reason(verdict, type),
    };
  }

  /** Sets up whatever the person chooses then, in a dialog. */
  protected enable(): Promise<void> {
    return this.walk({ action: 'set-up', subject: this.text('factors.title') }, { purpose: 'enrol' });
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
        id: this.opener('renew'),
        text,
        label: text,
        press: () => this.walk({ action: 'renew-backup-codes' }, { purpose: 'enrol', type: 'backup-code' }),
        reason: this.reason(verdict, value.authenticators.length === 0 ? 'alone' : ''),
      },
    };
  }

  /** The name of the authenticator whose row is open. It stands in the light DOM, as every form does. */
  protected override forms(): unknown {
    const named = this.shown && this.list(this.shown).find(({ id }) => id === this.asked);
    if (!named || this.readonly) return nothing;
    const busy = this.actions.busy?.action === 'rename';
    const submit = (event: SubmitEvent) => this.#rename(event, named);
    return html`<form slot="form" method="post" novalidate @submit=${submit}>
      ${input({
        id: this.uid('name'),
        name: 'name',
        autocomplete: 'off',
        label: this.text('factors.name'),
        value: named.name,
        dir: 'auto',
        autocapitalize: 'words',
        maxlength: LONGEST_NAME,
        isCredential: false,
      })}
      <sally-secondary-button><button type="submit" aria-disabled=${busy}>
        ${this.text(busy ? 'panel.saving' : 'factors.save-name')}
      </button></sally-secondary-button>
    </form>`;
  }

  #state({ off, default: isFirst }: OwnAuthenticatorView): Pick<PanelRow, 'state'> {
    if (off) return { state: pill(this.text(`factors.off-${off}`), off === 'failures' ? 'error' : 'neutral') };
    return isFirst ? { state: pill(this.text('factors.first'), 'success') } : {};
  }

  /** What tells it from others of its kind. */
  #about({ name, hint, passkey }: OwnAuthenticatorView): string[] {
    const spread = passkey && this.text(passkey.synced ? 'passkeys.synced' : 'passkeys.one-device');
    return [name, hint, passkey?.provider, spread].filter((each) => each !== undefined);
  }

  #when({ addedAt, usedAt, usedFrom }: OwnAuthenticatorView): TemplateResult {
    const { language } = this.words;
    const added = sentence(
      (date) => this.text('factors.added', { date }),
      moment(addedAt, longDate(addedAt, language), language),
    );
    if (usedAt === undefined) return added;
    const device = usedFrom === undefined ? '' : deviceText(usedFrom, this.words);
    const past = pastTime(usedAt, language);
    const used = past
      ? sentence((relative) => this.text('factors.used-from', { relative, device }), moment(usedAt, past, language))
      : this.text('factors.used-now', { device });
    return html`${added} · ${used}`;
  }

  /** What may be done with it; or, once that was asked for, what follows from removing it. */
  #opened(each: OwnAuthenticatorView, all: readonly OwnAuthenticatorView[]): TemplateResult {
    if (this.asked === removalOf(each.id)) return this.question(this.#removal(each, all));
    const { outcome } = this.actions;
    return html`<slot name="form"></slot>
      ${this.offers(this.#offersOf(each))}
      ${outcome?.kind === 'failed' ? this.notice(this.refusal(outcome.failure)) : nothing}`;
  }

  #offersOf(each: OwnAuthenticatorView): PanelAction[] {
    const { id, type, actions, off } = each;
    const subject = this.nameOf(each);
    const offer = (key: MessageKey, press: () => unknown, reason: string | undefined): PanelAction => {
      return { id: this.opener(`${key.replace('.', '-')}-${id}`), text: this.text(key), press, reason };
    };
    const first = () => this.backend.me.changeAuthenticator(id, { default: true });
    const alreadyFirst = each.default ? this.text('factors.first-already') : undefined;
    const replacement = offer(
      off === 'failures' ? 'factors.set-up-again' : 'factors.replace',
      () => this.walk({ action: 'replace', id, subject }, { purpose: 'enrol', type, authenticator: id }),
      actions.replace && this.reason(actions.replace, off ?? (type === 'email' ? type : '')),
    );
    const removal = this.text('factors.remove-named', { name: subject });
    return [
      offer(
        'factors.use-first',
        () => this.change({ action: 'use-first', id, subject, run: first }),
        this.reason(actions.useFirst, off) ?? alreadyFirst,
      ),
      offer(
        'factors.try',
        () => this.walk({ action: 'try', id, subject }, { purpose: 'try', authenticator: id }),
        this.reason(actions.try, off),
      ),
      ...(actions.replace === undefined ? [] : [replacement]),
      { ...this.openerOf(removalOf(id), removal, this.reason(actions.remove, 'removal')), kind: 'danger' },
    ];
  }

  #removal(each: OwnAuthenticatorView, all: readonly OwnAuthenticatorView[]) {
    const { id } = each;
    const subject = this.nameOf(each);
    const others = all.filter((other) => other.id !== id && !other.off).map((other) => this.nameOf(other));
    const { language } = this.words;
    const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(others);
    return {
      which: removalOf(id),
      ask: others.length > 0 ? this.text('factors.remove-ask', { others: list }) : this.text('factors.remove-last-ask'),
      act: this.text('factors.remove-named', { name: subject }),
      action: {
        action: 'remove-authenticator',
        id,
        subject,
        run: () => this.backend.me.removeAuthenticator(id),
      },
      back: id,
      next: this.neighbour(
        all.map((other) => other.id),
        id,
      ),
    };
  }

  async #rename(event: SubmitEvent, { id }: OwnAuthenticatorView): Promise<void> {
    event.preventDefault();
    const name = fieldText(event.target as HTMLFormElement, 'name').trim();
    if (!name || this.actions.busy) return;
    await this.change({
      action: 'rename',
      id,
      subject: name,
      run: () => this.backend.me.changeAuthenticator(id, { name }),
    });
    if (this.actions.outcome?.kind === 'done') this.asked = undefined;
  }
}

/** What the question before an authenticator is removed is known by. */
const removalOf = (id: string): string => `remove-${id}`;
