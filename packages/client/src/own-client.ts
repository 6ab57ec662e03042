import type { Connection } from './http.ts';
import { MeClient } from './me-client.ts';
import { SignInClient } from './sign-in-client.ts';

const around = new WeakMap<SignInClient, OwnClient>();

/** What a person who is signed in asks for themselves, besides signing in. */
export class OwnClient extends SignInClient {
  readonly me: MeClient;

  /** @param me  What is asked of the same person already. */
  constructor(connection: Connection, me = new MeClient(connection)) {
    super(connection);
    this.me = me;
  }

  /** The client over the connection of one that signs people in: always the same for the same. */
  static of(client: SignInClient): OwnClient {
    if (client instanceof OwnClient) return client;
    const own = around.get(client) ?? new OwnClient(client.connection);
    around.set(client, own);
    return own;
  }
}
