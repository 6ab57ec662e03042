import type { Config } from '@sallyport/protocol';
import { AdminClient } from './admin-client.ts';
import { FlowClient, type Flow } from './flow-client.ts';
import { request, type Connection } from './http.ts';
import { MeClient } from './me-client.ts';
import { Resource } from './resource.ts';
import { SessionClient } from './session-client.ts';

/** One connection to a backend, and all that is asked over it. Whoever shares it shares what it has loaded. */
export class Client {
  /** Where the backend is mounted. */
  readonly server: string;
  /** What the backend offers to people who aren't signed in. Its challenge for passkeys is renewed by half its life. */
  readonly config: Resource<Config>;
  readonly session: SessionClient;
  readonly me: MeClient;
  readonly admin: AdminClient;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.server = connection.server;
    this.config = new Resource({
      load: async (signal) => (await request<Config>(connection, 'GET', '/config', { signal })).body,
      lifetime: ({ passkey }) => (passkey ? passkey.timeout / 2 : Infinity),
    });
    this.session = new SessionClient(connection);
    this.me = new MeClient(connection);
    this.admin = new AdminClient(connection);
  }

  /**
   * A client for one flow.
   *
   * @param language  The language of the page where the flow stands (BCP 47), in place of the connection's.
   */
  flows(language?: () => string): Flow {
    return new FlowClient(language ? { ...this.#connection, language } : this.#connection);
  }
}
