import type { TemplateResult } from 'lit';
import type { RenewBackupCodesStep } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Asks whether a new set of backup codes is to replace the old one, and says what that costs.
 * @tag sally-renew-backup-codes-step
 * @event {SallyAnswerEvent} sally-answer - A new set is to be made.
 * @csspart heading - The heading.
 */
export class SallyRenewBackupCodesStep extends StepElement<RenewBackupCodesStep> {
  static readonly tag = 'sally-renew-backup-codes-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyButton];

  protected override heading(): string {
    return this.text('renew.title');
  }

  protected override intro(): string {
    const { left } = this.step;
    return left === 0 ? this.text('renew.cost-none') : this.text('renew.cost', { count: left });
  }

  protected override below(): TemplateResult {
    return this.submit('renew.submit', this.busy, () => this.answer({ kind: 'enrol', type: 'backup-code' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-renew-backup-codes-step': SallyRenewBackupCodesStep;
  }
}
