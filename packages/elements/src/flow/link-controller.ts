import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowController } from './flow-controller.ts';

/** What the page of a mail's link says to other tabs of this browser. */
const CHANNEL = 'sally-link';
/** How long between two looks, in ms: soon at first, then ever less often. */
const SOON = 3000;
const SELDOM = 10_000;

/**
 * While a step shows that a mail's link may be pressed, looks whether it was, and then goes on (OTP-14): at intervals
 * in a tab that is seen, and at once when it is seen again or the link's page says so. Ends with the code's life.
 */
export class LinkController implements ReactiveController {
  readonly #flow: FlowController;
  #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #delay = SOON;
  #looking = false;
  #answered: string | undefined;

  constructor(host: ReactiveControllerHost, flow: FlowController) {
    this.#flow = flow;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.addEventListener('message', () => void this.#look());
    this.hostUpdated();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.#channel?.close();
    this.#channel = undefined;
    this.#rest();
  }

  hostUpdated(): void {
    const step = this.#linkStep();
    if (!step?.delivery?.approved) return this.#plan();
    this.#rest();
    const opened = `${step.flow} ${step.revision} ${step.delivery.expiresAt}`;
    if (opened === this.#answered || this.#flow.busy) return; // once: a refusal is for the person to read
    this.#answered = opened;
    queueMicrotask(() => void this.#flow.answer({ kind: 'link' })); // it renders anew: not in the middle of an update
  }

  #linkStep() {
    const { step } = this.#flow;
    return step?.kind === 'code' && step.delivery?.link ? step : undefined;
  }

  #waits(): boolean {
    const { expiresAt } = this.#linkStep()?.delivery ?? {};
    return expiresAt !== undefined && Date.parse(expiresAt) > Date.now();
  }

  #plan(): void {
    if (!this.#waits() || document.hidden) return this.#rest();
    this.#timer ??= setTimeout(() => void this.#look(), this.#delay);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #seen = (): void => {
    this.#delay = SOON;
    if (document.hidden) this.#rest();
    else void this.#look();
  };

  async #look(): Promise<void> {
    this.#rest();
    if (this.#looking || this.#flow.busy || !this.#waits()) return;
    this.#looking = true;
    this.#delay = Math.min(SELDOM, this.#delay * 1.25);
    await this.#flow.look();
    this.#looking = false;
    if (this.#channel) this.#plan();
  }
}
