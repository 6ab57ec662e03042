import type {
  Config,
  GivenAnswer,
  PasskeyRequest,
  ProblemDetails,
  SessionView,
  StartFlow,
  Step,
} from '@sallyport/protocol';
import type { Hono } from 'hono';
import { undescribed } from './described-answers.ts';
import { PASSWORD } from './people.ts';
import type { Misbehaviour, SoftwareAuthenticator } from './software-authenticator.ts';

/** What a request came back with. */
export interface Reply {
  status: number;
  step: Step;
  headers: Headers;
}

/**
 * A browser as the backend sees it: keeps cookies, sends its origin, remembers the step it was shown. It fails
 * whichever test is given an answer that openapi.json doesn't describe.
 */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  step: Step | undefined;
  readonly #app: Hono;
  readonly #origin: string;
  readonly #headers: Record<string, string>;

  /** Sees every response that comes back. */
  onResponse: (text: string, headers: Headers) => void = () => {};

  constructor(app: Hono, origin: string, headers: Record<string, string> = {}) {
    this.#app = app;
    this.#origin = origin;
    this.#headers = headers;
  }

  /** Begins a sign-in with identifier and password. */
  signIn(identifier: string, password: string = PASSWORD, more: object = {}): Promise<Reply> {
    const answer = { kind: 'credentials', identifier, password };
    return this.#flow('POST', '/flows', { purpose: 'sign-in', answer, ...more });
  }

  /** What the backend asks browsers for that may hold a passkey. */
  async passkeyRequest(): Promise<PasskeyRequest> {
    const { passkey } = (await (await this.request('GET', '/config')).json()) as Config;
    if (!passkey) throw new Error('No passkeys are offered.');
    return passkey;
  }

  /** Begins a sign-in with a passkey alone. */
  async signInByPasskey(device: SoftwareAuthenticator, wrong?: Misbehaviour): Promise<Reply> {
    const answer = { kind: 'passkey', response: device.get(await this.passkeyRequest(), wrong) };
    return this.#flow('POST', '/flows', { purpose: 'sign-in', answer });
  }

  /** Begins a flow with this answer, whatever it is. */
  begin(answer: object, more: object = {}): Promise<Reply> {
    return this.#flow('POST', '/flows', { purpose: 'sign-in', answer, ...more });
  }

  /** Uses a passkey where the step asks for one. */
  usePasskey(device: SoftwareAuthenticator, wrong?: Misbehaviour, more: object = {}): Promise<Reply> {
    if (this.step?.kind !== 'passkey') throw new Error(`${this.step?.kind} asks for no passkey`);
    return this.answer({ kind: 'passkey', response: device.get(this.step.options, wrong), ...more });
  }

  /** Makes a passkey where the step asks for a new one. */
  makePasskey(device: SoftwareAuthenticator, wrong?: Misbehaviour, more: object = {}): Promise<Reply> {
    if (this.step?.kind !== 'enrol-passkey') throw new Error(`${this.step?.kind} asks for no new passkey`);
    return this.answer({ kind: 'new-passkey', response: device.create(this.step.options, wrong), ...more });
  }

  /** Begins another flow. */
  start(purpose: Exclude<StartFlow['purpose'], 'sign-in'>, more: object = {}): Promise<Reply> {
    return this.#flow('POST', '/flows', { purpose, ...more });
  }

  /** Says whose password was forgotten. */
  recover(identifier: string): Promise<Reply> {
    return this.start('recover', { answer: { kind: 'identify', identifier } });
  }

  /**
   * Goes as far as to where a new password is chosen in a session: gives the one of now, and a code where one is asked
   * for. The last reply: where something is refused, it goes no further.
   */
  async toNewPassword({ current = PASSWORD, code = (): string => '' } = {}): Promise<Reply> {
    let reply = await this.start('change-password');
    const { kind, identifier = '' } = reply.step;
    if (kind === 'credentials') reply = await this.answer({ kind, identifier, password: current });
    return reply.step.kind === 'code' ? this.answer({ kind: 'code', code: code() }) : reply;
  }

  /** Changes the password. */
  async changePassword(password: string, proofs?: Parameters<TestBrowser['toNewPassword']>[0]): Promise<Reply> {
    const reply = await this.toNewPassword(proofs);
    return reply.step.kind === 'new-password' ? this.answer({ kind: 'new-password', password }) : reply;
  }

  /** Asks for an account. */
  signUp(email: string, password: string = PASSWORD, more: object = {}): Promise<Reply> {
    return this.start('sign-up', { answer: { kind: 'sign-up', email, password, ...more } });
  }

  /** Answers the step that this browser was shown last, or another. */
  answer(answer: GivenAnswer, step = this.step): Promise<Reply> {
    if (!step) throw new Error('No step to answer');
    return this.#flow('POST', `/flows/${step.flow}/answers`, { ...answer, revision: step.revision });
  }

  reload(step = this.step): Promise<Reply> {
    return this.#flow('GET', `/flows/${step?.flow}`);
  }

  /** Who is signed in. */
  async session(): Promise<SessionView | undefined> {
    const response = await this.request('GET', '/session');
    return response.status === 200 ? ((await response.json()) as SessionView) : undefined;
  }

  async signOut(): Promise<number> {
    return (await this.request('DELETE', '/session')).status;
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await this.#app.request(`${this.#origin}/auth${path}`, {
      method,
      headers: {
        origin: this.#origin,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ') } : {}),
        ...this.#headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.clone().text();
    this.onResponse(text, response.headers);
    const lies = undescribed(method, path, response, text);
    if (lies.length > 0) throw new Error(`Not in openapi.json: ${lies.join('\n')}`);
    return response;
  }

  async #flow(method: string, path: string, body?: unknown): Promise<Reply> {
    const response = await this.request(method, path, body);
    const step = (await response.json()) as Step | ProblemDetails;
    if (!('kind' in step)) return { status: response.status, step: step as never, headers: response.headers };
    if (step.problem?.code !== 'flow-over') this.step = step;
    return { status: response.status, step, headers: response.headers };
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
