import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { GivenAnswer, ProblemCode, Step } from '@sallyport/protocol';
import type { NoPasskey } from '../passkeys/passkey-controller.ts';
import { signal, SallyAnswerEvent } from '../events.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { LightContent } from '../base/light-content.ts';
import type { ElementClass } from '../base/sally-element.ts';
import { SallyButton } from '../parts/sally-button.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { problemWords } from '../messages/problem-words.ts';
import { submitButton, textButton } from '../parts/buttons.ts';
import { fresh } from '../parts/fresh.ts';
import { standingAddress } from '../parts/sentence.ts';
import { stepStyles } from './step-styles.ts';
import { TRAITS } from './traits.ts';

/** Answers that other buttons give than the obvious one. */
const ASIDE: ReadonlySet<GivenAnswer['kind']> = new Set(['resend', 'choose', 'back']);

/** A field that can't be sent as it is, and what to say about it. */
export interface Invalid {
  field: string;
  words: string;
}

/**
 * One screen of a flow: shows the step that it was given and says what the person did. It decides nothing.
 *
 * The heading, what belongs to no form, and problems that concern no field stand in the shadow root; the form stands
 * in the light DOM.
 */
export abstract class StepElement<S extends Step = Step> extends LightContent {
  static override readonly needs: readonly ElementClass[] = [SallyButton];
  static override styles = stepStyles;

  /** What the server asks now. */
  @property({ attribute: false }) step!: S;
  /** An answer is on its way: nothing more is sent, and the button says so. */
  @property({ type: Boolean }) busy = false;
  /** Level of the heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Sends a code as soon as it is complete; the hint says so. */
  @property({ type: Boolean, attribute: 'auto-submit' }) autoSubmit = false;

  /** Somebody is signed in already: there is no other account to change to, and no sign-in to speak of. */
  @property({ type: Boolean, attribute: 'signed-in' }) signedIn = false;

  /** Says that an answer came to nothing. */
  @property({ attribute: false }) failure: unknown = nothing;

  /** What is wrong with what was typed, found before it is sent. */
  @state() protected invalid: Invalid | undefined;

  /** A refusal that is read out, since the focus stays on the field that it describes. */
  @state() protected refusal = '';

  /** The problems that this step says itself, beside its field or in its own words. */
  protected readonly saysItself: readonly ProblemCode[] = [];
  /** The answer on its way is none that the obvious button gives. */
  #aside = false;

  protected abstract heading(): unknown;

  /** The form, where there is one. */
  protected override content(): TemplateResult {
    return html``;
  }

  protected intro(): unknown {
    return '';
  }

  /** Whether the server has just refused what was sent: looking again at a step that stayed is no refusal. */
  protected justRefused(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get('step') as S | undefined;
    return Boolean(before && this.step.problem && before.problem !== this.step.problem);
  }

  /** Shown between the heading and the form. */
  protected above(): unknown {
    return nothing;
  }

  /** Shown below the form. */
  protected below(): unknown {
    return nothing;
  }

  /** Gives an answer to whoever holds the flow; nothing while another is on its way. */
  answer(answer: GivenAnswer): void {
    if (this.busy) return;
    this.#aside = ASIDE.has(answer.kind);
    this.dispatchEvent(new SallyAnswerEvent(answer));
  }

  /** What happens while an answer is on its way. */
  get busyWords(): string {
    return this.text(this.#aside ? 'loading' : this.signedIn ? 'busy' : (TRAITS[this.step.kind].busy ?? 'busy'));
  }

  protected says(code: ProblemCode): boolean {
    return this.saysItself.includes(code);
  }

  /** Moves the focus to where the person goes on: the refused field, the only field, or else the heading. */
  async takeFocus(): Promise<void> {
    await this.updateComplete;
    const read = this.#problem() ? '[part=error]' : '[part=heading]';
    const target = this.focusTarget() ?? this.renderRoot.querySelector<HTMLElement>(read);
    const stays = target?.matches(':focus') && Boolean(this.fieldProblem());
    // where the focus moves, what describes the field is read out
    this.refusal = stays ? (this.querySelector('[slot=error]:not(:empty)')?.textContent ?? '') : '';
    target?.focus();
    if (target instanceof HTMLInputElement && target.value) target.select();
  }

  /** The field to go on with. Of several that were refused together, the last: the first is most likely right. */
  protected focusTarget(): HTMLElement | undefined {
    const refused = [...this.querySelectorAll<HTMLElement>('[aria-invalid=true]')];
    const fields = [...this.querySelectorAll<HTMLElement>('input:not([type=checkbox])')];
    return refused.at(-1) ?? (fields.length === 1 && !this.#problem() ? fields[0] : undefined);
  }

  /** What to say beside the field: what is wrong with what was typed, or why the server refused it. */
  protected fieldProblem(): string {
    const { problem } = this.step;
    if (this.invalid) return this.invalid.words;
    return problem && this.says(problem.code) ? this.problemText(problem) : '';
  }

  /** Says calmly why the browser's dialogue for passkeys came to nothing; a live region from the start. */
  protected note(missing: NoPasskey | undefined): TemplateResult {
    return html`<p class="note" part="note" role="status">${missing ? this.text(`passkey.${missing}`) : nothing}</p>`;
  }

  /** The obvious button; `key` names what it does. Without a form `press` says what that is. */
  protected submit(key: MessageKey, busy = this.busy, press?: () => unknown): TemplateResult {
    const asked = busy && !(this.busy && this.#aside);
    return submitButton(asked ? this.busyWords : this.text(key), { busy: asked, disabled: busy, press });
  }

  /** What else can be done. */
  protected textButton(key: MessageKey, press: () => unknown): TemplateResult {
    return textButton(this.text(key), press);
  }

  /** Goes back to the step before, where the server lets the person. */
  protected back(isOffered: boolean | undefined, key: MessageKey = 'totp.back'): unknown {
    return isOffered ? this.textButton(key, () => this.answer({ kind: 'back' })) : nothing;
  }

  protected problemText(problem: NonNullable<Step['problem']>): string {
    return problemWords(problem, this.words);
  }

  /** Says what has to be put right, and moves there. */
  protected refuse(invalid: Invalid): void {
    this.invalid = invalid;
    void this.takeFocus();
  }

  protected override shouldUpdate(): boolean {
    return Boolean(this.step);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('step') as S | undefined;
    if (before && (this.step.revision !== before.revision || this.justRefused(changed))) this.invalid = undefined;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.justRefused(changed)) void this.takeFocus();
  }

  override render(): TemplateResult {
    const isOver = this.step.problem?.code === 'flow-over';
    const over = isOver && (this.signedIn ? 'over.title-signed-in' : 'over.title');
    const intro = over ? this.text('over.intro') : this.intro();
    const problem = this.#problem();
    return html`<div class="step" lang=${this.words.language} dir=${this.words.dir}>
      <div class="head">
        <div part="heading" role="heading" aria-level=${this.headingLevel} tabindex="-1">
          ${fresh(over ? this.text(over) : this.heading())}
        </div>
        ${over ? nothing : this.#account()} ${intro ? html`<p part="intro">${fresh(intro)}</p>` : nothing}
      </div>
      <div role="alert" part="alert">${this.failure}</div>
      ${problem && !over ? this.#notice(problem) : nothing}
      <span class="visually-hidden" role="alert">${fresh(this.refusal)}</span>
      ${over ? this.submit('start-again', false, this.leave) : html`${this.above()}<slot></slot>${this.below()}`}
    </div>`;
  }

  #problem(): string {
    const { problem } = this.step;
    return problem && !this.says(problem.code) ? this.problemText(problem) : '';
  }

  #notice(problem: string): TemplateResult {
    return html`<div class="notice error" part="error" tabindex="-1">
      ${icon(ALERT)}<span>${fresh(problem)}</span>
    </div>`;
  }

  #account(): unknown {
    const { identifier } = this.step;
    if (!identifier || TRAITS[this.step.kind].namesPerson) return nothing;
    const signsUp = 'for' in this.step && this.step.for === 'sign-up';
    const invited = 'invited' in this.step && this.step.invited; // at this address and at no other
    const who = this.signedIn ? 'signed-in-as' : signsUp || invited ? 'new-account-of' : 'signing-in-as';
    const label = this.text(signsUp ? 'other-address' : 'other-account');
    const change = html` · ${textButton(this.text('change'), this.leave, { label })}`;
    return html`<p class="account">
      <span part="identifier"
        ><span class="visually-hidden">${this.text(who)} </span>${standingAddress(identifier)}</span>
      ${this.signedIn || invited ? nothing : change}
    </p>`;
  }

  /** Begins anew, perhaps as somebody else. */
  protected readonly leave = (): void => {
    if (!this.busy) signal(this, 'sally-leave', null);
  };
}
