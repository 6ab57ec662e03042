import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LightContent } from '../base/light-content.ts';
import { icon } from '../theme/icon.ts';
import { CHECK } from '../theme/icons.ts';
import { checkboxStyles } from './checkbox-styles.ts';
import { secondStep } from '../messages/second-step/second-step.ts';

/**
 * @summary Lets a person trust this device: a checkbox named `trust-device`, unticked, part of the form around it.
 * @tag sally-trust-device
 */
export class SallyTrustDevice extends LightContent {
  static readonly tag = 'sally-trust-device';
  static override readonly areas = [secondStep];
  static override styles = checkboxStyles;

  /** For how many days. */
  @property({ type: Number }) days = 30;

  override render(): TemplateResult {
    return html`<div class="check">
      <slot name="input"></slot>${icon(CHECK)}<slot name="label"></slot><slot name="hint"></slot>
    </div>`;
  }

  protected override content(): TemplateResult {
    return html`<input slot="input" type="checkbox" name="trust-device" id=${this.uid('box')}
        aria-describedby=${this.uid('hint')} />
      <label slot="label" for=${this.uid('box')}>${this.text('trust.label', { count: this.days })}</label>
      <p slot="hint" id=${this.uid('hint')}>${this.text('trust.hint')}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-trust-device': SallyTrustDevice;
  }
}
