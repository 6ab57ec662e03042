import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError } from '../config-error.ts';

/** A request that takes longer than this when the server ends is cut off. */
const GRACE_MS = 10_000;

export interface Listening {
  port: number;
  /** Takes no new connection, answers the requests in flight, then resolves. */
  close(): Promise<void>;
}

interface Address {
  host: string;
  port: number;
  /** The variable that says so, where it isn't `HOST` and `PORT`. */
  setting?: string;
}

/** Serves an app over HTTP. Rejects with a `ConfigError` where the address is taken or isn't this machine's. */
export function listen(app: Hono, address: Address): Promise<Listening> {
  const { host, port } = address;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (listening) =>
      resolve({ port: listening.port, close: () => close(server) }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ConfigError(whyNot(error, address))));
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, { host, port, setting }: Address): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${setting ?? 'PORT'}: another process listens at ${host}:${port} already.`;
    case 'EACCES':
      return `${setting ?? 'PORT'}: this user may not listen at ${host}:${port}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${setting ?? 'HOST'}: ${host} is no address of this machine.`;
    default:
      return `${setting ?? 'PORT'}: it can’t listen at ${host}:${port}: ${message}.`;
  }
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
