import { AdminClient } from './admin-client.ts';
import type { Connection } from './http.ts';
import type { MeClient } from './me-client.ts';
import { OwnClient } from './own-client.ts';
import type { SignInClient } from './sign-in-client.ts';

const around = new WeakMap<SignInClient, Client>();

/** One connection to a backend, and all that is asked over it. Whoever shares it shares what it has loaded. */
export class Client extends OwnClient {
  readonly admin: AdminClient;

  constructor(connection: Connection, me?: MeClient) {
    super(connection, me);
    this.admin = new AdminClient(connection);
  }

  /** The whole client over the connection of one that asks for less: always the same for the same. */
  static override of(client: SignInClient): Client {
    if (client instanceof Client) return client;
    const own = OwnClient.of(client);
    const whole = around.get(own) ?? new Client(own.connection, own.me);
    around.set(own, whole);
    return whole;
  }
}
