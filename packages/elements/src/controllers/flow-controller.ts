import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Failure, type FirstAnswer, type FlowClient } from '@sallyport/client';
import type { GivenAnswer, Step } from '@sallyport/protocol';
import { tabStorage } from '../base/storage.ts';

/** What the widget needs of a flow client; stories and tests hand in their own. */
export type LoginClient = Pick<FlowClient, 'step' | 'start' | 'answer' | 'resume' | 'leave'>;

/** What the controller needs of the element that it serves. */
export interface FlowHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly flowClient: LoginClient;
  readonly returnTo: string | undefined;
  /** Gets ready to show a step; it is shown when this is done. */
  prepare(step: Step): Promise<void>;
  /** Another step is open; `byPerson` where it follows from what the person did, not from a reload. */
  stepChanged(step: Step, byPerson: boolean): void;
  flowFailed(failure: Failure): void;
}

const KEY = 'sally-flow';
/** Answers that come from the form on screen, so that trying again means the form as it is by then. */
const FROM_FORM: readonly string[] = ['credentials', 'code', 'saved'] satisfies GivenAnswer['kind'][];
/** What is shown before the server was asked anything. */
const FIRST: Step = { kind: 'credentials', flow: '', revision: 0 };

/**
 * Holds the step on screen and takes one answer at a time. Keeps the flow's id in this tab while the flow is open, so
 * that a reload goes on. What is under way ends when the host leaves the page, not when it is moved.
 */
export class FlowController implements ReactiveController {
  step: Step = FIRST;
  busy = false;
  /** A flow from before a reload is being fetched; nothing is on screen yet. */
  resuming = false;
  failure: Failure | undefined;

  readonly #host: FlowHost;
  #abort: AbortController | undefined;
  #again: (() => Promise<void>) | undefined;
  #fromForm = false;
  #interrupted = false;

  constructor(host: FlowHost) {
    (this.#host = host).addController(this);
  }

  /** Whether what failed was the sending of the form on screen. */
  get formFailed(): boolean {
    return this.failure !== undefined && this.#fromForm;
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#hide);
    window.addEventListener('pageshow', this.#show);
    if (!this.busy) this.#resume();
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
    const { flowClient: client } = this.#host;
    const returnTo = this.#host.returnTo && URL.parse(this.#host.returnTo, document.baseURI)?.href; // the page's path, not the server's
    const start = { purpose: 'sign-in', ...(returnTo ? { returnTo } : {}) } as const;
    await this.#run(
      (signal) => (client.step ? client.answer(answer, signal) : client.start(start, firstAnswer(answer), signal)),
      FROM_FORM.includes(answer.kind),
    );
  }

  /** Does again what failed. */
  async retry(): Promise<void> {
    await this.#again?.();
  }

  /** Leaves the flow and shows the first form again. */
  leave(): void {
    this.#stop();
    this.#host.flowClient.leave().catch(() => {}); // it runs out by itself
    this.#open(FIRST, true);
  }

  #resume(): void {
    const flow = tabStorage()?.getItem(KEY);
    if (!flow || (flow === this.step.flow && !this.#interrupted)) return;
    this.resuming = true;
    this.#interrupted = false;
    void this.#run(async (signal) => (await this.#host.flowClient.resume(flow, signal)) ?? FIRST);
  }

  async #run(request: (signal: AbortSignal) => Promise<Step>, fromForm = false): Promise<void> {
    if (this.busy) return;
    const { signal } = (this.#abort = new AbortController());
    const { resuming } = this;
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
      if (!signal.aborted) this.#open(step, !resuming);
    } catch (error) {
      if (!signal.aborted) this.#fail(error instanceof Failure ? error : new Failure('unexpected'));
    }
  }

  #open(step: Step, byPerson: boolean): void {
    this.step = step;
    this.resuming = false;
    this.#end();
    const open = step.kind !== 'done' && step.problem?.code !== 'flow-over';
    remember(open ? step.flow : '');
    this.#host.stepChanged(step, byPerson);
  }

  /** A refusal belongs to the step on screen; for anything else there is trying again. */
  #fail(failure: Failure): void {
    this.#host.flowFailed(failure);
    if (failure.problem && !this.resuming) return this.#open({ ...this.step, problem: failure.problem }, true);
    this.#end(failure);
  }

  #stop(): void {
    this.#interrupted = this.busy;
    this.#abort?.abort();
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
    this.step = FIRST;
  };

  readonly #show = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#resume();
  };
}

/** Only the credentials form is on screen while no flow is open. */
function firstAnswer(answer: GivenAnswer): FirstAnswer | undefined {
  return answer.kind === 'credentials' ? answer : undefined;
}

function remember(flow: string): void {
  try {
    if (flow) tabStorage()?.setItem(KEY, flow);
    else tabStorage()?.removeItem(KEY);
  } catch {
    // The store is full or read-only: then a reload begins anew.
  }
}
