import type { GivenAnswer, ProblemDetails, StartFlow, Step } from '@sallyport/protocol';
import { call, Failure, type Connection, type Reply } from './http.ts';
import { LocalClock } from './local-time.ts';

/** A step, or why there is none. */
type Received = Step | ProblemDetails | null;

/** What begins a flow: its purpose, what it is about, and where the page goes afterwards. */
export type FlowStart = Omit<StartFlow, 'answer'>;
/** The one answer that may come with the start. */
export type FirstAnswer = NonNullable<StartFlow['answer']>;

/** What walks through one flow; a test or a mock may hand in another. */
export type Flow = Pick<FlowClient, 'step' | 'start' | 'answer' | 'resume' | 'look' | 'leave'>;

/**
 * Walks through one flow: a step in, an answer out. Holds the step that is open and adds its revision to each answer,
 * so that a double click or a second tab gets the current step back and no second try.
 *
 * Every method resolves with the step to show, whatever the status was, and rejects with a {@link Failure} where no
 * step came.
 */
export class FlowClient {
  readonly #connection: Connection;
  readonly #clock = new LocalClock();
  #step: Step | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The step that is open: `undefined` before the first, and once the flow is over, so that the next answer starts
   * anew.
   */
  get step(): Step | undefined {
    return this.#step;
  }

  /** Begins a flow, best with its first answer, so that nothing is written before a person did something. */
  start(start: FlowStart, answer?: FirstAnswer, signal?: AbortSignal): Promise<Step> {
    return this.#send('/flows', { ...start, ...(answer ? { answer } : {}) }, signal);
  }

  /** Answers the open step. A flow that is over, or gone, comes back as the credentials step with `flow-over`. */
  async answer(answer: GivenAnswer, signal?: AbortSignal): Promise<Step> {
    if (!this.#step) throw new Error('No step is open.');
    const { flow, revision } = this.#step;
    try {
      return await this.#send(`/flows/${encodeURIComponent(flow)}/answers`, { ...answer, revision }, signal);
    } catch (error) {
      if (!(error instanceof Failure) || error.problem?.code !== 'not-found') throw error;
      return this.#over({ flow, revision });
    }
  }

  /** Goes on with a flow that this browser began, after a reload. `undefined` where there is none any more. */
  async resume(flow: string, signal?: AbortSignal): Promise<Step | undefined> {
    const reply = await this.#read(flow, signal);
    return reply.status === 404 || reply.status === 410 ? undefined : this.#take(this.#clock.local(reply));
  }

  /**
   * Looks at the open step again: a link may have been opened, or another tab gone on. While the flow stands where it
   * stood, only what became of the message is taken over; an answer given meanwhile counts more than what was found.
   *
   * @returns The step to show, `undefined` where nothing is new.
   */
  async look(signal?: AbortSignal): Promise<Step | undefined> {
    const open = this.#step;
    if (!open) return undefined;
    const reply = await this.#read(open.flow, signal);
    if (this.#step !== open) return undefined;
    if (reply.status === 404 || reply.status === 410) return this.#over(open);
    const body = this.#clock.local(reply) as Step | null;
    if (body?.revision !== open.revision) return this.#take(body); // a problem has none
    if (body.kind !== 'code' || open.kind !== 'code' || !body.delivery) return undefined;
    if (JSON.stringify(body.delivery) === JSON.stringify(open.delivery)) return undefined;
    return this.#take({ ...open, delivery: body.delivery });
  }

  /** Leaves the flow: its record is deleted, what was half done with it. */
  async leave(): Promise<void> {
    const flow = this.#step?.flow;
    this.#step = undefined;
    if (flow) await call(this.#connection, 'DELETE', `/flows/${encodeURIComponent(flow)}`);
  }

  async #send(path: string, body: unknown, signal: AbortSignal | undefined): Promise<Step> {
    return this.#take(this.#clock.local<Received>(await call(this.#connection, 'POST', path, { body, signal })));
  }

  #read(flow: string, signal: AbortSignal | undefined): Promise<Reply<Received>> {
    return call(this.#connection, 'GET', `/flows/${encodeURIComponent(flow)}`, { signal });
  }

  #over({ flow, revision }: Pick<Step, 'flow' | 'revision'>): Step {
    return this.#take({ kind: 'credentials', flow, revision, problem: { code: 'flow-over' } });
  }

  #take(body: Step | ProblemDetails | null): Step {
    if (typeof body !== 'object' || body === null) throw new Failure('unexpected'); // some other server's JSON
    if ('flow' in body) {
      this.#step = body.problem?.code === 'flow-over' || body.kind === 'done' ? undefined : body;
      return body;
    }
    throw typeof body.code === 'string' ? new Failure('refused', body) : new Failure('unexpected');
  }
}
