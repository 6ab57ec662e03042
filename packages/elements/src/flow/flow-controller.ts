import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Failure, type FirstAnswer, type Flow, type FlowStart } from '@sallyport/client';
import type { GivenAnswer, Step } from '@sallyport/protocol';
import { keepFlow, keptFlow } from './kept-flow.ts';

/** Answers that are a form on screen: trying again means the form as it is by then. Any other is sent once more. */
const FORMS: ReadonlySet<GivenAnswer['kind']> = new Set([
  'credentials',
  'identify',
  'sign-up',
  'code',
  'phone',
  'new-password',
  'new-address',
  'saved',
]);

/** What a flow needs of the element that shows it. */
export interface FlowOptions {
  /** Walks through the flow. */
  client(): Flow;
  /** How the element's own flow begins. The id of any flow that follows from it is kept under this. */
  start(): FlowStart;
  /** What is on screen before the server was asked anything; without it, being on the page begins the flow. */
  first(): Step | undefined;
  /** Gets ready to show a step; it is shown when this is done. */
  prepare(step: Step): Promise<void>;
  /** Another step is open; `byPerson` where it follows from what the person did, not from a reload. */
  shown(step: Step, byPerson: boolean): void;
  failed(failure: Failure): void;
}

type Host = ReactiveControllerHost & { readonly isConnected: boolean; readonly hasUpdated: boolean };

/**
 * Holds the step on screen and takes one answer at a time. Keeps the flow's id in this tab while the flow is open, so
 * that a reload goes on. What is under way ends when the host leaves the page, not when it is moved.
 */
export class FlowController implements ReactiveController {
  busy = false;
  /** A flow is being begun, or one from before a reload fetched; nothing is on screen yet. */
  waiting = false;
  failure: Failure | undefined;

  readonly #host: Host;
  readonly #options: FlowOptions;
  #step: Step | undefined;
  /** What the flow on screen is for, where it isn't the element's own. */
  #goal: FlowStart | undefined;
  #abort: AbortController | undefined;
  #again: (() => Promise<void>) | undefined;
  #fromForm = false;
  #interrupted = false;

  constructor(host: Host, options: FlowOptions) {
    this.#options = options;
    (this.#host = host).addController(this);
  }

  /** The step on screen: the server's, or the first before there is one. */
  get step(): Step | undefined {
    return this.#step ?? this.#options.first();
  }

  /** Whether what failed was the sending of the form on screen. */
  get formFailed(): boolean {
    return this.failure !== undefined && this.#fromForm;
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#hide);
    window.addEventListener('pageshow', this.#show);
    if (this.#host.hasUpdated && !this.busy) this.#arrive();
  }

  /** What was set on the host before its class was there is known with its first update, and not before. */
  hostUpdate(): void {
    if (!this.#host.hasUpdated && this.#host.isConnected) this.#arrive();
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
    const client = this.#options.client();
    const goal = this.#goal ?? this.#options.start();
    await this.#run(
      (abort) => (client.step ? client.answer(answer, abort) : client.start(goal, firstAnswer(answer), abort)),
      FORMS.has(answer.kind),
    );
  }

  /** Does again what failed. */
  async retry(): Promise<void> {
    await this.#again?.();
  }

  /** Looks at the open step again, and shows what is new, unless the person has done something meanwhile. */
  async look(): Promise<void> {
    const before = this.step;
    const found = await this.#options
      .client()
      .look()
      .catch(() => undefined); // next time, perhaps
    if (!found || !before || this.busy || this.step !== before) return;
    if (found.kind !== before.kind || found.revision !== before.revision) return this.#run(async () => found);
    this.#step = found;
    this.#host.requestUpdate();
  }

  /** Leaves the flow: what was half done goes with it. The first form is shown again where there is one. */
  leave(): void {
    const first = this.#options.first();
    if (first) return this.begin(undefined, first);
    this.#drop();
    this.#step = undefined;
    keepFlow(this.#options.start(), '');
  }

  /**
   * Leaves the flow for another.
   *
   * @param goal  What that one is for; by default what the element's own flow is for.
   * @param first  The step to show before the server is asked anything; without it the server is asked for one.
   * @param filled  What is known of the server's step beforehand, such as what was typed.
   */
  begin(goal?: FlowStart, first?: Step, filled: Partial<Pick<Step, 'identifier'>> = {}): void {
    this.#drop();
    this.#goal = goal;
    if (first) return void this.#run(async () => first);
    const request = async (abort: AbortSignal) => ({ ...(await this.#start(abort)), ...filled });
    if (this.#options.first()) return void this.#run(request);
    this.#step = undefined;
    void this.#wait(request);
  }

  /** Goes on with the flow from before a reload; begins one where there is none and no form to begin with. */
  #arrive(): void {
    const flow = keptFlow(this.#options.start());
    if (flow && (flow !== this.step?.flow || this.#interrupted)) {
      void this.#wait(async (abort) => {
        const resumed = await this.#options.client().resume(flow, abort);
        return resumed ?? this.#options.first() ?? this.#start(abort);
      });
    } else if (!this.step) void this.#wait((abort) => this.#start(abort));
  }

  #start(abort: AbortSignal): Promise<Step> {
    return this.#options.client().start(this.#goal ?? this.#options.start(), undefined, abort);
  }

  #wait(request: (abort: AbortSignal) => Promise<Step>): Promise<void> {
    this.waiting = true;
    this.#interrupted = false;
    return this.#run(request);
  }

  async #run(request: (abort: AbortSignal) => Promise<Step>, fromForm = false): Promise<void> {
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
      await this.#options.prepare(step);
      if (!signal.aborted) this.#open(step, byPerson);
    } catch (error) {
      if (!signal.aborted) this.#fail(error instanceof Failure ? error : new Failure('unexpected'));
    }
  }

  #open(step: Step, byPerson: boolean): void {
    this.#step = step;
    this.waiting = false;
    this.#end();
    const open = step.kind !== 'done' && step.problem?.code !== 'flow-over';
    keepFlow(this.#options.start(), open ? step.flow : '');
    this.#options.shown(step, byPerson);
  }

  /** A refusal belongs to the step on screen; for anything else there is trying again. */
  #fail(failure: Failure): void {
    this.#options.failed(failure);
    const { step } = this;
    if (failure.problem && step && !this.waiting) return this.#open({ ...step, problem: failure.problem }, true);
    this.#end(failure);
  }

  #drop(): void {
    this.#stop();
    this.#options
      .client()
      .leave()
      .catch(() => {}); // it runs out by itself
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
    this.#step = undefined;
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
