import type { GivenAnswer, Step } from '@sallyport/protocol';

/** A browser that talks to a server over the network: cookies and origin, nothing more. */
export class HttpBrowser {
  readonly cookies = new Map<string, string>();
  step: Step | undefined;
  readonly #server: string;
  readonly #origin: string;

  /** @param server  Where it listens; several processes may serve one origin. */
  constructor(server: string, origin = server) {
    this.#server = server;
    this.#origin = origin;
  }

  /** The same browser, served by another process. */
  at(server: string): HttpBrowser {
    const moved = new HttpBrowser(server, this.#origin);
    for (const [name, value] of this.cookies) moved.cookies.set(name, value);
    moved.step = this.step;
    return moved;
  }

  signIn(identifier: string, password: string): Promise<Step> {
    const answer = { kind: 'credentials', identifier, password };
    return this.#send('/flows', { purpose: 'sign-in', answer });
  }

  accept(token: string): Promise<Step> {
    return this.#send('/flows', { purpose: 'accept-invitation', token });
  }

  answer(answer: GivenAnswer, step = this.step): Promise<Step> {
    return this.#send(`/flows/${step?.flow}/answers`, { ...answer, revision: step?.revision });
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.#fetch('GET', '/session')).status === 200;
  }

  async #send(path: string, body: unknown): Promise<Step> {
    const response = await this.#fetch('POST', path, body);
    const step = (await response.json()) as Step;
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      this.cookies.set(name, value);
    }
    if ('kind' in step && step.problem?.code !== 'flow-over') this.step = step;
    return step;
  }

  #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#server}/auth${path}`, {
      method,
      headers: {
        origin: this.#origin,
        cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
