import { html, nothing, type TemplateResult } from 'lit';
import type { PasskeyStep } from '@sallyport/protocol';
import { otherWays } from './other-ways.ts';
import { StepElement } from './step-element.ts';
import { tabStorage } from '../base/storage.ts';
import { PasskeyController } from '../passkeys/passkey-controller.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyTrustDevice } from '../parts/sally-trust-device.ts';
import { SallyTryAnotherWay } from '../parts/sally-try-another-way.ts';
import { passkeysWork } from '../passkeys/support.ts';
import { secondStep } from '../messages/second-step/second-step.ts';

/**
 * @summary Asks for one of the person's passkeys as a second step.
 * @tag sally-passkey-step
 * @event {SallyAnswerEvent} sally-answer - A passkey was used, or another way chosen.
 * @csspart heading - The heading.
 * @csspart error - Why the server refused it.
 * @csspart link - The text buttons.
 * @csspart note - Why no passkey came.
 */
export class SallyPasskeyStep extends StepElement<PasskeyStep> {
  static readonly tag = 'sally-passkey-step';
  static override readonly areas = [secondStep];
  static override readonly needs = [SallyButton, SallyTrustDevice, SallyTryAnotherWay];

  readonly #passkeys = new PasskeyController(this);

  protected override heading(): string {
    return this.text('code.title');
  }

  protected override intro(): string {
    return this.text(passkeysWork() ? 'passkey.intro' : 'passkey.impossible');
  }

  protected override content(): TemplateResult {
    const { trust } = this.step;
    const busy = this.busy || this.#passkeys.asking;
    if (!passkeysWork()) return html``;
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${trust && tabStorage() ? html`<sally-trust-device days=${trust.days}></sally-trust-device>` : nothing}
      ${this.submit('passkey.submit', busy)}
    </form>`;
  }

  protected override below(): unknown {
    const { others } = this.step;
    return html`${this.note(this.#passkeys.missing)}${others.length > 0 ? otherWays(this, others) : nothing}`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const trustDevice = new FormData(event.target as HTMLFormElement).has('trust-device');
    if (this.busy) return;
    const response = await this.#passkeys.use(this.step.options);
    if (response) this.answer({ kind: 'passkey', response, ...(trustDevice ? { trustDevice } : {}) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-passkey-step': SallyPasskeyStep;
  }
}
