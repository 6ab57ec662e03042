import { OwnClient } from '@sallyport/client';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { WidgetElement } from '../base/widget-element.ts';
import { madePasskey } from '../messages/made-passkey/made-passkey.ts';
import { textButton } from '../parts/buttons.ts';
import { fresh } from '../parts/fresh.ts';
import { forgetPasskey } from '../passkeys/tell-keepers.ts';
import { cardStyles } from '../theme/card-styles.ts';
import { css } from '../theme/css.ts';
import { icon, KEY } from '../theme/icon.ts';

/** A passkey that was made, as whoever keeps it knows it. */
export interface Made {
  /** Its id among the account's authenticators. */
  id: string;
  rpId: string;
  credentialId: string;
}

/**
 * `<sally-login>` puts it at the end of the page where the backend offers that at the end of a sign-in (R-17).
 *
 * @summary Says that the browser has made a passkey by itself, and undoes it.
 * @tag sally-made-passkey
 * @csspart card - The card around everything.
 * @csspart link - The buttons.
 */
export class SallyMadePasskey extends WidgetElement {
  static readonly tag = 'sally-made-passkey';
  static override readonly areas = [madePasskey];
  static override styles = [
    ...cardStyles,
    css`
      :host([data-apart]) {
        position: fixed;
        inset: auto 1rem 1rem auto;
        z-index: 2147483647;
        inline-size: calc(100% - 2rem);
      }

      .card {
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 0.75rem;
      }

      svg {
        margin-block-start: 0.125rem;
        color: var(--_muted);
      }

      p {
        margin: 0;
      }

      strong {
        font-weight: 500;
      }

      .help {
        display: block;
        font-size: 0.875rem;
        line-height: 1.45;
        color: var(--_muted);
      }

      .actions {
        grid-column: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
        margin-block-start: 0.5rem;
      }
    `,
  ];

  /** The passkey that was made; nothing is shown without one. */
  @property({ attribute: false }) made: Made | undefined;
  @state() private stage: 'made' | 'undoing' | 'undone' | 'failed' = 'made';

  override render(): TemplateResult {
    const { stage, made } = this;
    const isSaid = stage === 'undone' || stage === 'failed';
    const text = isSaid ? this.text(`made-passkey.${stage}`) : this.text('made-passkey.made');
    return html`<div class="container" lang=${this.words.language} dir=${this.words.dir}>
      <div class=${made ? 'card' : ''} part="card">
        ${made ? icon(KEY) : nothing}
        <p role="status">${made ? html`<strong>${fresh(text)}</strong>` : nothing}
          ${made && !isSaid ? html`<span class="help">${this.text('made-passkey.help')}</span>` : nothing}</p>
        ${made ? this.#actions(isSaid) : nothing}
      </div>
    </div>`;
  }

  protected override content(): TemplateResult {
    return html``;
  }

  #actions(isSaid: boolean): TemplateResult {
    const isBusy = this.stage === 'undoing';
    const undo = this.text(isBusy ? 'made-passkey.undoing' : 'made-passkey.undo');
    return html`<div class="actions">
      ${isSaid ? nothing : textButton(undo, this.#undo, { disabled: isBusy })}
      ${textButton(this.text('made-passkey.close'), () => this.remove(), { kind: 'close' })}
    </div>`;
  }

  readonly #undo = async (): Promise<void> => {
    const { made } = this;
    if (!made || this.stage !== 'made') return;
    this.stage = 'undoing';
    try {
      await OwnClient.of(this.backend).me.removeAuthenticator(made.id);
      forgetPasskey({ rpId: made.rpId, credentialId: made.credentialId });
      this.stage = 'undone';
    } catch {
      this.stage = 'failed';
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.close')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-made-passkey': SallyMadePasskey;
  }
}
