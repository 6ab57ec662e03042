import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError } from '../config-error.ts';

/** A request that takes longer than this when the server ends is cut off. */
const GRACE_MS = 10_000;
/** How often it is looked for connections that have come to rest meanwhile. */
const LOOK_MS = 50;

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
      resolve({ port: listening.port, close: () => close(server, open) }),
    ) as Server; // of HTTP/1.1, as no other is asked for
    const open = openSockets(server);
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

/** The connections that are open, whether anything was asked over them or not. */
function openSockets(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/**
 * Node closes a connection that rests as the server ends, but none that comes to rest later, and none that a browser
 * has opened in advance and asked nothing over: each would hold the end up for as long as it is kept.
 */
function close(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  const closeIdle = () => {
    server.closeIdleConnections();
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    const look = setInterval(closeIdle, LOOK_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(look);
      resolve();
    });
    closeIdle();
  });
}
