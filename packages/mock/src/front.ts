import type { Step } from '@sallyport/protocol';
import type { Backend } from './backend.ts';
import { CodeBook } from './code-book.ts';
import { exchange, type Sent } from './exchange.ts';
import { Faults, suffer, type Fault } from './faults.ts';
import type { MockClock } from './mock-clock.ts';
import { pathOf } from './sent-of.ts';

/** A request that was answered. */
export interface LogLine {
  /** By the mock's clock: Unix time in ms. */
  at: number;
  method: string;
  path: string;
  /** `undefined` where no answer came. */
  status: number | undefined;
}

const MOST_LINES = 200;

/** What stands between the backend and whoever asks it: the log, the faults, and what people would type. */
export class Front {
  /** What was asked, newest first. */
  readonly log: LogLine[] = [];

  readonly #backend: () => Promise<Backend>;
  readonly #clock: MockClock;
  readonly #changed: () => void;
  #faults: Faults | undefined;
  #codes = new CodeBook();
  /** What a scenario ended with. An element that goes on with its flow gets it as it was answered, problem and all. */
  #shown: Step | undefined;

  /**
   * @param backend  The one that answers now.
   * @param changed  Is called when something happened.
   */
  constructor(backend: () => Promise<Backend>, clock: MockClock, changed: () => void) {
    this.#backend = backend;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Answers a page. */
  async answer(sent: Sent): Promise<Response> {
    this.#clock.check();
    const fault = this.#faults?.take(sent.method, pathOf(sent));
    const line: LogLine = { at: this.#clock.now(), method: sent.method, path: pathOf(sent), status: undefined };
    this.log.unshift(line);
    this.log.length = Math.min(this.log.length, MOST_LINES);
    try {
      const response = fault ? await suffer(fault, sent.signal) : (this.#asShown(sent) ?? (await this.send(sent)));
      line.status = response.status;
      return response;
    } finally {
      this.#changed();
    }
  }

  /** Asks the backend, past all faults. */
  async send(sent: Sent): Promise<Response> {
    const response = await exchange(await this.#backend(), sent);
    if (response.headers.get('content-type')?.includes('json'))
      this.#codes.see(sent.body, await response.clone().json());
    return response;
  }

  /** What answers the step that the backend sent last. */
  async code(clock: { now(): number; advance(by: number): void }): Promise<string> {
    const { idle, messages } = await this.#backend();
    await idle();
    return this.#codes.code({ clock, messages: [...messages] });
  }

  /** @throws {RangeError} where there is no such route, or it can't fail so. */
  async fail(route: string, fault?: Fault): Promise<void> {
    this.#faults ??= new Faults(routesOf(await this.#backend()));
    this.#faults.plan(route, fault);
  }

  /** Shows a step to whoever looks at its flow, until something else is asked. */
  show(step: Step): void {
    this.#shown = step;
  }

  /** Forgets all that was. */
  clear(): void {
    this.#faults?.clear();
    this.#codes = new CodeBook();
    this.#shown = undefined;
    this.log.length = 0;
  }

  #asShown({ method, path }: Sent): Response | undefined {
    const step = this.#shown;
    if (step && method === 'GET' && path === `/flows/${step.flow}`)
      return Response.json(step, { headers: { date: new Date(this.#clock.now()).toUTCString() } });
    if (path.startsWith('/flows')) this.#shown = undefined;
    return undefined;
  }
}

/** Every route of the backend, such as `POST /flows/:id/answers`. */
const routesOf = ({ app }: Backend): string[] => [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace(/^\/auth/, '')}`),
  ),
];
