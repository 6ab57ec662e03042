import type { Failure } from '@sallyport/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Action } from '../controllers/action-controller.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { ListPanel } from './list-panel.ts';
import { panelForm, type FormField, type Typed } from './panel-form.ts';

/** A change that is spoken of in the words of its panel. */
export interface SaidAction extends Action {
  /** What is said once it is made. */
  said: MessageKey;
}

/** A form, and what is made of what was typed into it. */
export interface ActForm {
  fields: readonly FormField[];
  act: string;
  /** Nothing where there is nothing to change. */
  action: (typed: Typed) => SaidAction | undefined;
  /** What stays open once it is done, and what has the focus then; its row closes, unless told. */
  after?: { asked?: string; focus: string };
}

/** The fields that something is known by from its beginning, the first of which a form has. */
const IDENTIFIERS = ['id', 'email'];

/** A panel with forms among its rows: what they are about stays open while it is refused, with what was typed. */
export abstract class FormPanel<T> extends ListPanel<T> {
  /** What the words of a refusal may begin with, the nearest first. */
  protected get spoken(): readonly string[] {
    return [];
  }

  /** A change, and what follows from it in the panel. */
  protected abstract act(action: SaidAction): SaidAction;

  /** Loads anew what is shown. */
  protected abstract refresh(): Promise<void>;

  // a refusal is said where it was asked for, and here where nothing is open
  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    if (outcome?.kind === 'failed' && this.asked === undefined) return this.refusal(outcome.failure);
    if (outcome?.kind !== 'done') return '';
    const { said, subject = '' } = outcome.action as SaidAction;
    return this.text(said, { name: subject });
  }

  protected override refusal(failure: Failure): string {
    const { code, field } = failure.problem ?? {};
    const keys = this.spoken.flatMap((about) => [`${about}.${code}`, `${about}.wrong-${field}`]);
    const key = keys.find((each) => this.words.has(each));
    return key ? this.text(key as MessageKey) : super.refusal(failure);
  }

  /**
   * Draws what adds one, and its form once that is open.
   *
   * @param which  What the form is known by.
   * @param act  What opens it says, and its button unless that says something else.
   */
  protected adding(
    which: string,
    act: string,
    form: () => Omit<ActForm, 'act'> & { act?: string },
  ): TemplateResult | typeof nothing {
    if (this.readonly) return nothing;
    return html`<div class="footer">
      ${this.offers([this.openerOf(which, act, undefined)])}
      ${this.asked === which ? html`<div class="open">${this.form({ act, ...form() })}</div>` : nothing}
    </div>`;
  }

  /** Draws a form. */
  protected form({ fields, act, action, after }: ActForm): TemplateResult {
    const { busy, outcome } = this.actions;
    const failure = outcome?.kind === 'failed' ? outcome.failure : undefined;
    const wrongIn = ({ problem }: Failure) =>
      problem?.code === 'identifier-taken'
        ? fields.find(({ name }) => IDENTIFIERS.includes(name))?.name
        : problem?.field;
    return panelForm({
      fields,
      act: busy ? this.text('panel.saving') : act,
      busy: busy !== undefined,
      failure: failure ? this.refusal(failure) : '',
      wrong: failure && wrongIn(failure),
      uid: (name) => this.uid(name),
      submit: (typed) => this.#submit(action(typed), wrongIn, after),
    });
  }

  async #submit(
    action: SaidAction | undefined,
    wrongIn: (failure: Failure) => string | undefined,
    after: ActForm['after'],
  ): Promise<void> {
    const { asked = '' } = this;
    if (!action) {
      this.ask(asked);
      return this.focusOn(this.opener(asked));
    }
    await this.change(this.act(action));
    const { outcome } = this.actions;
    if (outcome?.kind === 'done') {
      this.asked = after?.asked;
      if (after) await this.focusOn(after.focus);
    }
    if (outcome?.kind !== 'failed') return;
    if (outcome.failure.problem?.code === 'answered-elsewhere') await this.refresh();
    const field = wrongIn(outcome.failure);
    if (field !== undefined) await this.focusOn(this.uid(`field-${field}`));
  }
}
