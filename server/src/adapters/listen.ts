import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A request that takes longer than this when the server ends is cut off. */
const GRACE_MS = 10_000;

export interface Listening {
  port: number;
  /** Takes no new connection, answers the requests in flight, then resolves. */
  close(): Promise<void>;
}

/** Serves an app over HTTP. Rejects where the address is taken or isn't this machine's. */
export function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) =>
      resolve({ port: address.port, close: () => close(server) }),
    );
    server.once('error', reject);
  });
}

function close(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
