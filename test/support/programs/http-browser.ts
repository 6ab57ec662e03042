import type { GivenAnswer, StartFlow, Step } from '@sallyport/protocol';

/** A browser that talks to a server over the network: cookies and origin, nothing more. */
export class HttpBrowser {
  readonly cookies = new Map<string, string>();
  step: Step | undefined;
  readonly #server: string;
  readonly #origin: string;
  readonly #address: string | undefined;

  /**
   * @param server  Where it listens; several processes may serve one origin.
   * @param address  Whom a proxy before it says that it is.
   */
  constructor(server: string, origin = server, address?: string) {
    this.#server = server;
    this.#origin = origin;
    this.#address = address;
  }

  /** The same browser, served by another process. */
  at(server: string): HttpBrowser {
    const moved = new HttpBrowser(server, this.#origin, this.#address);
    for (const [name, value] of this.cookies) moved.cookies.set(name, value);
    moved.step = this.step;
    return moved;
  }

  signIn(identifier: string, password: string): Promise<Step> {
    const answer = { kind: 'credentials', identifier, password };
    return this.#send('/flows', { purpose: 'sign-in', answer });
  }

  recover(identifier: string): Promise<Step> {
    return this.#send('/flows', { purpose: 'recover', answer: { kind: 'identify', identifier } });
  }

  start(purpose: StartFlow['purpose'], more: Partial<StartFlow> = {}): Promise<Step> {
    return this.#send('/flows', { ...more, purpose });
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
        ...(this.#address === undefined ? {} : { 'x-forwarded-for': this.#address }),
        cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
