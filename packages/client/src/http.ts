import type { ProblemDetails } from '@sallyport/protocol';

/** Sends a request; the browser's `fetch` unless a test or a mock hands in another. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How the backend is reached. */
export interface Connection {
  /** Address of the mounted backend, absolute or relative to the page: `/auth`. */
  server: string;
  fetch?: Fetch | undefined;
  /** The language of the page (BCP 47): messages to the person come in it where the backend has it. */
  language?: (() => string) | undefined;
}

/** What came back: the parsed body, whatever the status. */
export interface Reply<T> {
  ok: boolean;
  status: number;
  body: T;
  /** When it was sent, by the server's clock: the `Date` header. */
  date: string | null;
  /** The version of what was read or written. */
  etag: string | null;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How long an answer may take, in **ms**. */
const PATIENCE = 20_000;

/** What goes out with a request. */
export interface RequestOptions {
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** The version that a change replaces (`If-Match`, RFC 9110 §13.1.1). */
  ifMatch?: string;
  /** Whether what is written must not be there yet (`If-None-Match`, §13.1.2). */
  mustBeNew?: boolean;
}

/**
 * Why no usable answer came: the network (`offline`), a server that isn't one of ours or is broken (`unexpected`), or
 * a refusal outside any flow (`refused`, with the problem).
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: 'offline' | 'unexpected' | 'refused';
  readonly problem: ProblemDetails | undefined;

  constructor(kind: Failure['kind'], problem?: ProblemDetails) {
    super(problem?.code ?? kind);
    this.kind = kind;
    this.problem = problem;
  }
}

/**
 * Calls the backend with cookies and JSON.
 *
 * @throws {Failure} where there is no answer within 20 seconds, or it isn't JSON; an `AbortError` where `signal` was
 *   aborted.
 */
export async function call<T>(
  connection: Connection,
  method: Method,
  path: string,
  { signal, ...options }: RequestOptions = {},
): Promise<Reply<T>> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE);
  const abort = () => limit.abort();
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    return await exchange<T>(connection, method, path, { ...options, signal: limit.signal });
  } catch (error) {
    throw isAbort(error) && !signal?.aborted ? new Failure('offline') : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function exchange<T>(
  { server, fetch = globalThis.fetch.bind(globalThis), language }: Connection,
  method: Method,
  path: string,
  { body, signal, ifMatch, mustBeNew }: RequestOptions,
): Promise<Reply<T>> {
  const response = await fetch(server.replace(/\/+$/, '') + path, {
    method,
    credentials: 'include',
    cache: 'no-store',
    headers: {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(language ? { 'accept-language': language() } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(mustBeNew ? { 'if-none-match': '*' } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    throw isAbort(error) ? error : new Failure('offline');
  });
  const [date, etag] = [response.headers.get('date'), response.headers.get('etag')];
  if (response.status === 204) return { ok: true, status: 204, body: undefined as T, date, etag };
  const parsed = await response.json().catch((error: unknown) => {
    throw isAbort(error) ? error : new Failure('unexpected');
  });
  return { ok: response.ok, status: response.status, body: parsed as T, date, etag };
}

/**
 * Calls the backend for what it must grant.
 *
 * @throws {Failure} as `call` does; `refused` with the problem where the backend says no.
 */
export async function request<T>(...args: Parameters<typeof call>): Promise<Reply<T>> {
  const reply = await call<T | ProblemDetails>(...args);
  if (reply.ok) return reply as Reply<T>;
  const { code } = (reply.body ?? {}) as Partial<ProblemDetails>;
  throw typeof code === 'string' ? new Failure('refused', reply.body as ProblemDetails) : new Failure('unexpected');
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
