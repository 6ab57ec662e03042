import type { Config } from '@sallyport/protocol';
import { FlowClient, type Flow } from './flow-client.ts';
import { request, type Connection } from './http.ts';
import { Resource } from './resource.ts';
import { SessionClient } from './session-client.ts';

/** What a sign-in asks a backend for. Whoever shares it shares what it has loaded. */
export class SignInClient {
  /** How the backend is reached. */
  readonly connection: Connection;
  /** What the backend offers to people who aren't signed in. Its challenge for passkeys is renewed by half its life. */
  readonly config: Resource<Config>;
  readonly session: SessionClient;

  constructor(connection: Connection) {
    this.connection = connection;
    this.config = new Resource({
      load: async (signal) => (await request<Config>(connection, 'GET', '/config', { signal })).body,
      lifetime: ({ methods, passkey }) => (methods.includes('passkey') && passkey ? passkey.timeout / 2 : Infinity),
    });
    this.session = new SessionClient(connection);
  }

  /** Where the backend is mounted. */
  get server(): string {
    return this.connection.server;
  }

  /**
   * A client for one flow.
   *
   * @param language  The language of the page where the flow stands (BCP 47), in place of the connection's.
   */
  flows(language?: () => string): Flow {
    return new FlowClient(language ? { ...this.connection, language } : this.connection);
  }
}
