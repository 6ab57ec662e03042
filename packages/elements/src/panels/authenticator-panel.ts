import type { OwnAuthenticatorView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { ElementClass } from '../base/sally-element.ts';
import { devices } from '../messages/devices/devices.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { FACTOR_ICON } from '../parts/factor-icons.ts';
import type { PanelAction } from '../parts/panel-action.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { SallyField } from '../parts/sally-field.ts';
import { SallySecondaryButton } from '../parts/sally-secondary-button.ts';
import { fieldText, input, LONGEST_NAME } from '../steps/form.ts';
import { authenticatorHelp, authenticatorName, authenticatorState } from './authenticator-text.ts';
import type { Question } from './list-panel.ts';
import { SetUpPanel } from './set-up-panel.ts';

/** A panel of a person's authenticators: each opens in place, with what may be done with it. */
export abstract class AuthenticatorPanel<T> extends SetUpPanel<T> {
  static override readonly needs: readonly ElementClass[] = [SallyField, SallySecondaryButton];
  static override readonly areas = [devices];

  protected authenticatorRow(each: OwnAuthenticatorView, all: readonly OwnAuthenticatorView[]): PanelRow {
    const { id, type, name } = each;
    const factor = this.text(`factors.${type}`);
    const isOpen = this.asked === id || this.asked === removalOf(id);
    return {
      icon: FACTOR_ICON[type],
      title: factor,
      help: authenticatorHelp(each, this.words),
      ...authenticatorState(each, this.words),
      action: {
        id: this.opener(id),
        text: this.text('factors.change'),
        label: this.text('factors.change-named', {
          name: name === undefined ? authenticatorName(each, this.words) : `${factor}, ${name}`,
        }),
        press: () => this.ask(id),
      },
      ...(isOpen ? { open: this.#opened(each, all) } : {}),
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
    const subject = authenticatorName(each, this.words);
    const offer = (key: MessageKey, press: () => unknown, reason: string | undefined): PanelAction => {
      return { id: this.opener(`${key.replace('.', '-')}-${id}`), text: this.text(key), press, reason };
    };
    const first = () => this.backend.me.changeAuthenticator(id, { default: true });
    const alreadyFirst = each.default ? this.text('factors.first-already') : undefined;
    const replacement = offer(
      off === 'failures' ? 'factors.set-up-again' : 'factors.replace',
      () => this.setUp({ action: 'replace', id, subject }, { type, authenticator: id }, id),
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

  #removal(each: OwnAuthenticatorView, all: readonly OwnAuthenticatorView[]): Question {
    const { id, type } = each;
    const subject = authenticatorName(each, this.words);
    const others = all
      .filter((other) => other.id !== id && !other.off)
      .map((other) => authenticatorName(other, this.words));
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
      next:
        this.neighbour(this.shown ? this.list(this.shown).map((other) => other.id) : [], id) ??
        this.opener(`set-up-${type}`),
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
