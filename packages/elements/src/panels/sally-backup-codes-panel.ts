import type { OwnClient, Resource } from '@sallyport/client';
import type { Me, OwnAuthenticatorView } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import { SetUpPanel } from './set-up-panel.ts';

type Codes = Pick<Me, 'authenticators' | 'backupCodesLeft' | 'backupCodesMade' | 'backupCodesLow' | 'offers'>;

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-backup-codes-panel server="https://auth.example.com/auth"></sally-backup-codes-panel>
 *
 * @summary How many backup codes a person has left, and a new set where policy has them.
 * @tag sally-backup-codes-panel
 * @event {CustomEvent<ActionDetail>} sally-before-action - A new set is about to be made. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A new set was made: `renew-backup-codes`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text button.
 */
export class SallyBackupCodesPanel extends SetUpPanel<Codes> {
  static readonly tag = 'sally-backup-codes-panel';

  protected override resource({ me }: OwnClient): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('factors.backup-code');
  }

  protected override intro(): string {
    return this.text('codes.intro');
  }

  protected override list({ authenticators }: Codes): readonly OwnAuthenticatorView[] {
    return authenticators;
  }

  protected override body(value: Codes): TemplateResult {
    const offer = value.offers.find(({ type }) => type === 'backup-code');
    return html`${this.rows([this.codesRow(value, offer?.offered)])}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-backup-codes-panel': SallyBackupCodesPanel;
  }
}
