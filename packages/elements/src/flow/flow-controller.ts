import type { ReactiveController } from 'lit';
import { Failure, type FirstAnswer } from '@sallyport/client';
import type { GivenAnswer, Step } from '@sallyport/protocol';
import { keepFlow, keptFlow } from './kept-flow.ts';
import type { FlowHost } from './flow-host.ts';

/** Answers that come from the form on screen, so that trying again means the form as it is by then. */
const FROM_FORM: readonly string[] = [
  'credentials',
  'identify',
  'sign-up',
  'code',
  'phone',
  'new-password',
  'saved',
] satisfies GivenAnswer['kind'][];

/**
 * Holds the step on screen and takes one answer at a time. Keeps the flow's id in this tab while the flow is open, so
 * that a reload goes on. What is under way ends when the host leaves the page, not when it is moved.
 */
export class FlowController implements ReactiveController {
  step: Step | undefined;
  busy = false;
  /** A flow is being begun, or one from before a reload fetched; nothing is on screen yet. */
  waiting = false;
  failure: Failure | undefined;

  readonly #host: FlowHost;
  #abort: AbortController | undefined;
  #again: (() => Promise<void>) | undefined;
  #fromForm = false;
  #interrupted = false;

  constructor(host: FlowHost) {
    (this.#host = host).addController(this);
    this.step = host.firstStep;
  }

  /** Whether what failed was the sending of the form on screen. */
  get formFailed(): boolean {
    return this.failure !== undefined && this.#fromForm;
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#hide);
    window.addEventListener('pageshow', this.#show);
    if (!this.busy) this.#arrive();
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#hide);
    window.removeEventListener('pageshow', this.#show);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop(); // still connected: it was only moved
    });
  }

  /** Sends an answer; the first one begins the flow. Nothing happens while another is on its way. */
  async answer(answer: GivenAnswer): Promise<void> {
    const { flowClient: client, begin } = this.#host;
    await this.#run(
      (signal) => (client.step ? client.answer(answer, signal) : client.start(begin, firstAnswer(answer), signal)),
      FROM_FORM.includes(answer.kind),
    );
  }

  /** Does again what failed. */
  async retry(): Promise<void> {
    await this.#again?.();
  }

  /** Shows what looking at a step again has found, unless the person has done something meanwhile. */
  async show(found: Step, before: Step): Promise<void> {
    if (this.busy || this.step !== before) return;
    if (found.kind !== before.kind || found.revision !== before.revision) return this.#run(async () => found);
    this.step = found;
    this.#host.requestUpdate();
  }

  /** Leaves the flow: what was half done goes with it. The first form is shown again where there is one, or what is to follow. */
  leave(next: Step | undefined | ((signal: AbortSignal) => Promise<Step>) = this.#host.firstStep): void {
    this.#stop();
    this.#host.flowClient.leave().catch(() => {}); // it runs out by itself
    if (next) return void this.#run(typeof next === 'function' ? next : async () => next);
    this.step = undefined;
    keepFlow(this.#host.begin, '');
  }

  /** Begins anew, where no first form is there to begin with. */
  start(): void {
    void this.#wait((signal) => this.#first(signal));
  }

  /** Goes on with the flow from before a reload; begins one where there is none and no form to begin with. */
  #arrive(): void {
    const flow = keptFlow(this.#host.begin);
    if (flow && (flow !== this.step?.flow || this.#interrupted)) {
      void this.#wait(async (signal) => (await this.#host.flowClient.resume(flow, signal)) ?? this.#first(signal));
    } else if (!this.step) this.start();
  }

  async #first(signal: AbortSignal): Promise<Step> {
    const { firstStep, flowClient, begin } = this.#host;
    return firstStep ?? flowClient.start(begin, undefined, signal);
  }

  #wait(request: (signal: AbortSignal) => Promise<Step>): Promise<void> {
    this.waiting = true;
    this.#interrupted = false;
    return this.#run(request);
  }

  async #run(request: (signal: AbortSignal) => Promise<Step>, fromForm = false): Promise<void> {
    if (this.busy) return;
    const { signal } = (this.#abort = new AbortController());
    const byPerson = !this.waiting;
    this.busy = true;
    this.failure = undefined;
    this.#fromForm = fromForm;
    this.#again = () => this.#run(request, fromForm);
    this.#host.requestUpdate();
    try {
      const step = await request(signal);
      this.#fromForm = false;
      this.#again = () => this.#run(async () => step); // the answer was taken: only showing the step can fail now
      await this.#host.prepare(step);
      if (!signal.aborted) this.#open(step, byPerson);
    } catch (error) {
      if (!signal.aborted) this.#fail(error instanceof Failure ? error : new Failure('unexpected'));
    }
  }

  #open(step: Step, byPerson: boolean): void {
    this.step = step;
    this.waiting = false;
    this.#end();
    const open = step.kind !== 'done' && step.problem?.code !== 'flow-over';
    keepFlow(this.#host.begin, open ? step.flow : '');
    this.#host.stepChanged(step, byPerson);
  }

  /** A refusal belongs to the step on screen; for anything else there is trying again. */
  #fail(failure: Failure): void {
    this.#host.flowFailed(failure);
    if (failure.problem && this.step && !this.waiting) {
      return this.#open({ ...this.step, problem: failure.problem }, true);
    }
    this.#end(failure);
  }

  #stop(): void {
    this.#interrupted = this.busy;
    this.#abort?.abort();
    this.waiting = false;
    this.#end();
  }

  #end(failure?: Failure): void {
    this.busy = false;
    this.failure = failure;
    this.#host.requestUpdate();
  }

  /** A page that is kept for going back must not show codes or keys again. */
  readonly #hide = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    this.#stop();
    this.step = this.#host.firstStep;
  };

  readonly #show = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#arrive();
  };
}

/** Only these forms are on screen while no flow is open. */
function firstAnswer(answer: GivenAnswer): FirstAnswer | undefined {
  return answer.kind === 'credentials' ||
    answer.kind === 'passkey' ||
    answer.kind === 'identify' ||
    answer.kind === 'sign-up'
    ? answer
    : undefined;
}
