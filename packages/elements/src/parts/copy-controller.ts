import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { copyText, selectText } from './copy-text.ts';

/** For how long it is said that a text was copied, in **ms**. */
const SAID_MS = 2000;

/** Copies a text where it is asked for, and says for a while that it did. */
export class CopyController implements ReactiveController {
  /** Whether it was copied: `false` where the browser didn't let it, `undefined` where there is nothing to say. */
  copied: boolean | undefined;

  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    (this.#host = host).addController(this);
  }

  /** @param shown  Where the text stands on screen: it is selected where it can't be copied. */
  async copy(text: string, shown: Element | null): Promise<void> {
    clearTimeout(this.#timer);
    this.#say(await copyText(text));
    if (this.copied) this.#timer = setTimeout(() => this.#say(undefined), SAID_MS);
    else if (shown) selectText(shown);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.copied = undefined;
  }

  #say(copied: boolean | undefined): void {
    this.copied = copied;
    this.#host.requestUpdate();
  }
}
