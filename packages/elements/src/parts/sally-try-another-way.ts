import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AuthenticatorView } from '@sallyport/protocol';
import { SallyElement } from '../base/sally-element.ts';
import { signal } from '../events.ts';
import { textButtonStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { WAY_ICON, rows, rowStyles } from './rows.ts';
import { secondStep } from '../messages/second-step/second-step.ts';

/**
 * @summary The person's other ways, behind one text button.
 * @tag sally-try-another-way
 * @event {CustomEvent<{ id: string }>} sally-choose - One of them was chosen.
 * @csspart link - The button that opens the list.
 * @csspart secondary-button - A row of the list.
 */
export class SallyTryAnotherWay extends SallyElement {
  static readonly tag = 'sally-try-another-way';
  static override readonly areas = [secondStep];
  static override styles = [
    tokens,
    textButtonStyles,
    rowStyles,
    css`
      .text-button + .ways {
        margin-block-start: 0.75rem;
      }
    `,
  ];

  /** The ways to choose from. */
  @property({ attribute: false }) others: AuthenticatorView[] = [];
  /** Shows the list at once, without the button. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** Something is on its way: nothing can be chosen. */
  @property({ type: Boolean }) busy = false;

  @state() private unfolded = false;

  override render(): TemplateResult {
    if (this.open) return this.#list();
    return html`<button class="text-button" part="link" type="button" aria-expanded=${this.unfolded ? 'true' : 'false'} @click=${this.#toggle}>
        ${this.text('others.title')}
      </button>
      ${this.unfolded ? this.#list() : nothing}`;
  }

  #list(): TemplateResult {
    const ways = this.others.map(({ id, type, name, hint }) => ({
      title: this.text(`factor.${type}`),
      help: name ?? hint ?? this.text(`factor.${type}-help`),
      icon: WAY_ICON[type],
      choose: () => this.busy || signal(this, 'sally-choose', { id }),
    }));
    return rows(ways, this.busy);
  }

  #toggle(): void {
    this.unfolded = !this.unfolded;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-try-another-way': SallyTryAnotherWay;
  }
}
