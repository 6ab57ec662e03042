import { Client } from '@sallyport/client';

const clients = new Map<string, Client>();

/** The client for a server, the same for all elements of the page: what one of them has loaded, all of them have. */
export function clientOf(server: string): Client {
  const client = clients.get(server) ?? new Client({ server });
  clients.set(server, client);
  return client;
}
