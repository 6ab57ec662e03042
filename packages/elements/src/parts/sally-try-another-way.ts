import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AuthenticatorView } from '@sallyport/protocol';
import { SallyElement } from '../base/sally-element.ts';
import { signal } from '../events.ts';
import { textButtonStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { FACTOR_ICON } from './factor-icons.ts';
import { textButton } from './buttons.ts';
import { byStrength } from './by-strength.ts';
import { choices, choiceStyles } from './choices.ts';
import { standingAddress } from './sentence.ts';
import { unfold } from './unfold.ts';
import { css } from '../theme/css.ts';

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
    ...choiceStyles,
    css`
      .text-button + .rows {
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

  /** The list is shown, below its button. */
  @property({ type: Boolean }) unfolded = false;

  override render(): TemplateResult {
    if (this.open) return this.#list();
    return html`${textButton(this.text('others.title'), () => unfold(this), { expanded: this.unfolded })}
      ${this.unfolded ? this.#list() : nothing}`;
  }

  #list(): TemplateResult {
    const ways = byStrength(this.others, ({ type }) => type).map(({ id, type, name, hint }, index) => ({
      title: this.text(`factor.${type}`),
      help: name ?? (hint && standingAddress(hint)) ?? this.text(`factor.${type}-help`),
      icon: FACTOR_ICON[type],
      mark: this.open && index === 0 ? this.text('choose.recommended') : undefined,
      choose: () => this.busy || signal(this, 'sally-choose', { id }),
    }));
    return choices(ways, this.busy);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-try-another-way': SallyTryAnotherWay;
  }
}
