import { html, nothing, type TemplateResult } from 'lit';
import type { CodeStep, ProblemCode } from '@sallyport/protocol';
import { StepElement } from '../base/step-element.ts';
import { tabStorage } from '../base/storage.ts';
import { SallyButton } from '../fields/sally-button.ts';
import { SallyCodeField } from '../fields/sally-code-field.ts';
import { SallyField } from '../fields/sally-field.ts';
import { SallyTrustDevice } from '../fields/sally-trust-device.ts';
import { SallyTryAnotherWay } from '../fields/sally-try-another-way.ts';
import { codeEntry, readCode } from './code-entry.ts';

/**
 * @summary Asks for a code: from an authenticator app, or a backup code.
 * @tag sally-code-step
 * @event {SallyAnswerEvent} sally-answer - A code was submitted, or another way chosen.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 * @csspart link - The quiet buttons.
 */
export class SallyCodeStep extends StepElement<CodeStep> {
  static readonly tag = 'sally-code-step';
  static override readonly needs = [SallyButton, SallyCodeField, SallyField, SallyTrustDevice, SallyTryAnotherWay];

  protected override readonly saysItself: readonly ProblemCode[] = ['invalid-code', 'code-used'];

  protected override heading(): string {
    return this.text('code.title');
  }

  protected override content(): TemplateResult {
    const { authenticator, format, trust } = this.step;
    const backup = authenticator.type === 'backup-code';
    return html`<form novalidate @submit=${this.#submit}>
      ${codeEntry({
        name: backup ? 'backup-code' : 'otp-code',
        format,
        label: this.text(backup ? 'code.backup-label' : 'code.label'),
        hint: this.#hint(),
        error: this.fieldProblem(),
        autoSubmit: this.#submitsItself(),
        uid: (names) => this.uid(names),
      })}
      ${trust && tabStorage() ? html`<sally-trust-device days=${trust.days}></sally-trust-device>` : nothing}
      <sally-button ?busy=${this.busy}>
        <button aria-disabled=${this.busy ? 'true' : 'false'}>${this.text(this.busy ? 'busy' : 'code.submit')}</button>
      </sally-button>
    </form>`;
  }

  protected override below(): unknown {
    const { others } = this.step;
    return others.length === 0
      ? nothing
      : html`<sally-try-another-way exportparts="link, secondary-button" .others=${others} ?busy=${this.busy} @sally-choose=${this.#choose}></sally-try-another-way>`;
  }

  protected override problemText(problem: NonNullable<CodeStep['problem']>): string {
    const used = problem.code === 'code-used' && this.step.authenticator.type === 'backup-code';
    return used ? this.text('problem.backup-code-used') : super.problemText(problem);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (changed.get('step') && this.fieldProblem()) this.querySelector<SallyCodeField>('sally-code-field')?.shake();
  }

  #hint(): string {
    if (this.step.authenticator.type === 'backup-code') return this.text('code.hint-backup');
    const where = this.text('code.hint-totp', { count: this.step.format.length });
    return this.#submitsItself() ? `${where} ${this.text('code.hint-auto')}` : where;
  }

  /** Where the device can be trusted, a form that sends itself would leave no time to tick the box. */
  #submitsItself(): boolean {
    return this.autoSubmit && !this.step.trust;
  }

  readonly #choose = (event: CustomEvent<{ id: string }>): void => {
    event.stopPropagation();
    this.answer({ kind: 'choose', authenticator: event.detail.id });
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { code, wrong } = readCode(form, this.step.format, (key, values) => this.text(key, values));
    if (wrong) return this.refuse({ field: 'code', words: wrong });
    this.invalid = undefined;
    const trustDevice = new FormData(form).has('trust-device');
    this.answer({ kind: 'code', code, ...(trustDevice ? { trustDevice } : {}) });
  };
}
