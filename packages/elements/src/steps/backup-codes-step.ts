import { html, nothing, type TemplateResult } from 'lit';
import type { BackupCodesStep } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { SallyBackupCodes } from '../parts/sally-backup-codes.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyCheckboxField } from '../parts/sally-checkbox-field.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Shows a new set of backup codes, once. After a reload they are gone, and it says so.
 * @tag sally-backup-codes-step
 * @event {SallyAnswerEvent} sally-answer - The person has saved them, or goes on without.
 * @csspart heading - The heading.
 * @csspart code-list - The codes.
 * @csspart link - The buttons below them.
 */
export class SallyBackupCodesStep extends StepElement<BackupCodesStep> {
  static readonly tag = 'sally-backup-codes-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyBackupCodes, SallyButton, SallyCheckboxField];

  protected override heading(): string {
    return this.text(this.#gone() ? 'backup.gone-title' : 'backup.title');
  }

  protected override intro(): string {
    return this.#gone() ? this.text('backup.gone', { count: this.step.count }) : this.text('backup.intro');
  }

  protected override above(): unknown {
    const { codes, identifier } = this.step;
    if (this.#gone()) return nothing;
    return html`<sally-backup-codes exportparts="code-list, link" .codes=${codes}
      account=${identifier ?? ''}></sally-backup-codes>`;
  }

  protected override content(): TemplateResult {
    const words = this.#gone() ? 'backup.continue' : 'backup.done';
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${this.#gone() ? nothing : this.#box()}
      ${this.submit(words)}
    </form>`;
  }

  #box(): TemplateResult {
    const problem = this.fieldProblem();
    return html`<sally-checkbox-field ?invalid=${Boolean(problem)}>
      <input slot="input" type="checkbox" name="saved" required id=${this.uid('saved')}
        aria-invalid=${Boolean(problem)} aria-describedby=${this.uid('error')} />
      <label slot="label" for=${this.uid('saved')}>${this.text('backup.saved')}</label>
      <p slot="error" id=${this.uid('error')}>${problem}</p>
    </sally-checkbox-field>`;
  }

  #gone(): boolean {
    return this.step.codes.length === 0;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const saved = new FormData(event.target as HTMLFormElement).has('saved');
    if (!saved && !this.#gone()) return this.refuse({ field: 'saved', words: this.text('backup.not-saved') });
    this.invalid = undefined;
    this.answer({ kind: 'saved' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-backup-codes-step': SallyBackupCodesStep;
  }
}
