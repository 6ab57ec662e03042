import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SallyAnswerEvent } from '../events.ts';

/** What TypeScript's DOM does not know of WebOTP (https://wicg.github.io/web-otp/). */
interface OtpRequest extends CredentialRequestOptions {
  otp: { transport: ['sms'] };
}
type OtpCredential = Credential & { code?: string };

/**
 * Takes the code out of a text message as it arrives, where the browser can and the person lets it (OTP-11). Waits
 * once for each code sent; ends when anything is answered and when the host leaves the page. Failure is silent: the
 * code can be typed.
 */
export class WebOtpController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sent: () => string | undefined;
  readonly #fill: (code: string) => void;
  #waitingFor: string | undefined;
  #abort: AbortController | undefined;

  /**
   * @param sent  Tells one message from the next; `undefined` where none is out.
   * @param fill  Puts the code where it would be typed.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    sent: () => string | undefined,
    fill: (code: string) => void,
  ) {
    this.#host = host;
    this.#sent = sent;
    this.#fill = fill;
    host.addEventListener('sally-answer', this.#answered);
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    const sent = this.#sent();
    if (sent === this.#waitingFor || !this.#host.isConnected) return;
    this.#stop();
    this.#waitingFor = sent;
    if (sent) void this.#wait((this.#abort = new AbortController()));
  }

  hostDisconnected(): void {
    this.#stop();
    this.#waitingFor = undefined;
  }

  async #wait({ signal }: AbortController): Promise<void> {
    const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
    const credential = await navigator.credentials.get(request).catch(() => null);
    const { code } = (credential ?? {}) as OtpCredential;
    if (code && !signal.aborted) this.#fill(code);
  }

  #stop(): void {
    this.#abort?.abort();
  }

  /** A new message is waited for all the same. */
  readonly #answered = ({ answer }: SallyAnswerEvent): void => {
    if (answer.kind !== 'resend') this.#stop();
  };
}
