import { AdminClient } from './admin-client.ts';
import type { Connection } from './http.ts';
import { MeClient } from './me-client.ts';
import { SignInClient } from './sign-in-client.ts';

const around = new WeakMap<SignInClient, Client>();

/** One connection to a backend, and all that is asked over it. Whoever shares it shares what it has loaded. */
export class Client extends SignInClient {
  readonly me: MeClient;
  readonly admin: AdminClient;

  constructor(connection: Connection) {
    super(connection);
    this.me = new MeClient(connection);
    this.admin = new AdminClient(connection);
  }

  /** The whole client over the connection of one that signs people in: always the same for the same. */
  static of(client: SignInClient): Client {
    if (client instanceof Client) return client;
    const whole = around.get(client) ?? new Client(client.connection);
    around.set(client, whole);
    return whole;
  }
}
