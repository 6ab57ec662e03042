import type { SessionView } from '@sallyport/protocol';
import { call, Failure, request, type Connection } from './http.ts';

/** Asks who is signed in, and signs out. */
export class SessionClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The session of this browser, `undefined` where nobody is signed in. */
  async read(signal?: AbortSignal): Promise<SessionView | undefined> {
    const { ok, body } = await call<SessionView | undefined>(this.#connection, 'GET', '/session', { signal });
    if (!ok) throw new Failure('unexpected');
    return body;
  }

  /** Ends the session. Nothing happens where there is none. */
  async signOut(): Promise<void> {
    await request(this.#connection, 'DELETE', '/session');
  }
}
