import type { ReactiveControllerHost } from 'lit';
import type { GivenAnswer, PasskeyAssertion, PasskeyRequest, Step } from '@sallyport/protocol';
import { PasskeyController, type NoPasskey } from './passkey-controller.ts';
import { passkeysWork } from './support.ts';
import { forgetPasskey } from './tell-keepers.ts';

/**
 * How long a browser has to look for a saved password, in **ms**. Chromium fills none into a field whose `autocomplete`
 * names `webauthn`, and looks a moment after the field is there.
 */
const LOOK = 1000;

/** What is needed of the step that asks for a password. */
export interface PasswordStep extends ReactiveControllerHost, HTMLElement {
  readonly busy: boolean;
  readonly step: Step;
  answer(answer: GivenAnswer): void;
}

/** Passkeys beside the password: in the field, and by a button. Loaded where the site takes them. */
class PasskeySignIn {
  readonly #step: PasswordStep;
  readonly #passkeys: PasskeyController;
  #used = '';
  #ready: Promise<true | void> | undefined;

  /** What the field says it is for: passkeys too, once they wait there and the browser has looked for a password. */
  autocomplete = 'username';

  constructor(step: PasswordStep) {
    this.#step = step;
    this.#passkeys = new PasskeyController(step);
  }

  /** Once what is offered in the field is pending. */
  get ready(): Promise<true | void> {
    return this.#passkeys.ready;
  }

  /** Offers them in the field. One that the site has just said it doesn't know is told to whoever keeps it (PK-9). */
  offer(options: PasskeyRequest): void {
    if (this.#used && this.#step.step.problem?.code === 'unknown-passkey') {
      forgetPasskey({ rpId: options.rpId, credentialId: this.#used });
      this.#used = '';
    }
    this.#passkeys.offer(options, this.#send);
    if (this.#ready === this.ready) return;
    this.#ready = this.ready;
    void this.ready.then((waits) => waits && setTimeout(this.#name, LOOK));
  }

  readonly #name = (): void => {
    this.autocomplete = 'username webauthn';
    this.#step.requestUpdate();
  };

  /** The browser's dialogue is open. */
  get asking(): boolean {
    return this.#passkeys.asking;
  }

  /** Why nothing came of it. */
  get missing(): NoPasskey | undefined {
    return this.#passkeys.missing;
  }

  /** Opens the browser's dialogue. */
  async ask(options: PasskeyRequest): Promise<void> {
    const assertion = this.#step.busy ? undefined : await this.#passkeys.use(options);
    if (assertion) this.#send(assertion);
  }

  readonly #send = (response: PasskeyAssertion): void => {
    this.#used = response.id;
    this.#step.answer({ kind: 'passkey', response });
  };
}

export type { PasskeySignIn };

/** Passkeys for this step; `undefined` where this page can't ask for them. */
export const signInByPasskey = (step: PasswordStep): PasskeySignIn | undefined =>
  passkeysWork() ? new PasskeySignIn(step) : undefined;
