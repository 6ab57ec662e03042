import type { ProblemCode } from '@sallyport/protocol';

/** What goes wrong with some requests. */
export interface Fault {
  /** What is answered; without it no answer comes, as where the network is down. */
  status?: number;
  /** How often; until `reset()` unless told. */
  times?: number;
  /** How long that takes, in **ms**. */
  delay?: number;
}

interface Planned extends Fault {
  route: string;
  left: number;
}

/** Requests that are to go wrong. */
export class Faults {
  readonly #routes: readonly string[];
  #planned: Planned[] = [];

  /** @param routes  All there are, such as `POST /flows/:id/answers`. */
  constructor(routes: readonly string[]) {
    this.#routes = routes;
  }

  /** Those that are still to come. */
  get planned(): readonly Readonly<Planned>[] {
    return this.#planned;
  }

  /**
   * @param route  Such as `POST /flows`.
   * @throws {RangeError} where the backend has no such route, or it can't fail so.
   */
  plan(route: string, { status, times = Infinity, delay = 0 }: Fault = {}): void {
    if (!this.#routes.includes(route))
      throw new RangeError(`The backend has no route "${route}". It has: ${this.#routes.join(', ')}.`);
    if (status !== undefined && !(Number.isInteger(status) && status >= 400 && status <= 599))
      throw new RangeError(`A fault's status is from 400 to 599, not ${status}.`);
    if (!(times >= 1)) throw new RangeError(`A fault comes once or more often, not ${times} times.`);
    if (!(delay >= 0)) throw new RangeError(`A fault's delay is in ms from 0, not ${delay}.`);
    this.#planned.push({ route, delay, left: times, ...(status === undefined ? {} : { status }) });
  }

  clear(): void {
    this.#planned = [];
  }

  /** Takes what is to go wrong with a request, and counts it. */
  take(method: string, path: string): Fault | undefined {
    const found = this.#planned.find(({ route }) => matches(route, `${method} ${path}`));
    if (!found) return undefined;
    found.left--;
    this.#planned = this.#planned.filter(({ left }) => left > 0);
    return found;
  }
}

/** Whether a request is of a route: `:id` stands for any one part of its path. */
const matches = (route: string, request: string): boolean =>
  new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(request);

/** The commonest problem of each status, so that elements say what they say of it in earnest. */
const CODES: Record<number, ProblemCode> = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'foreign-origin',
  404: 'not-found',
  429: 'too-many-attempts',
  503: 'unavailable',
};

/**
 * Answers as the fault says.
 *
 * @throws {TypeError} where no answer comes, as `fetch` does; an `AbortError` where it is given up meanwhile.
 */
export async function suffer({ status, delay = 0 }: Fault, signal: AbortSignal | undefined): Promise<Response> {
  if (delay > 0) await wait(delay, signal);
  if (status === undefined) throw new TypeError('Failed to fetch');
  const code = CODES[status] ?? 'internal';
  const retryAfter = status === 429 || status === 503 ? { retryAfter: 5 } : {};
  const problem = { type: 'about:blank', title: code, status, code, ...retryAfter };
  return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } });
}

const wait = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(new DOMException('The request was given up.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) giveUp();
  });
