import { SignInClient } from '@sallyport/client';

const clients = new Map<string, SignInClient>();

/** The client for a server, the same for all elements of the page: what one of them has loaded, all of them have. */
export function clientOf(server: string): SignInClient {
  const client = clients.get(server) ?? new SignInClient({ server });
  clients.set(server, client);
  return client;
}
