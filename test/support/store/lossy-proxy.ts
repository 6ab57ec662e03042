import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What becomes of a reply: `cut` swallows it and ends every connection, `hold` swallows it alone. */
type Fate = 'pass' | 'cut' | 'hold';

/** A way to a server on which replies get lost. */
export interface LossyProxy {
  /** The URL of the server, by this way. */
  url: string;
  /** Asked about each reply; lets all pass unless told. */
  fate: () => Fate;
  /** Whether new connections are let through. */
  isUp: boolean;
  /** How many replies were swallowed. */
  lost: number;
  /** Ends every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a way to the server that a URL names. */
export async function startLossyProxy(url: string): Promise<LossyProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const cut = () => sockets.forEach((socket) => socket.destroy());

  const server = createServer((client) => {
    if (!proxy.isUp) return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(socket);
      socket.on('error', () => {}); // ends with `close` as well
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (reply) => {
      const fate = proxy.fate();
      if (fate === 'pass') return void client.write(reply);
      proxy.lost++;
      if (fate === 'cut') cut();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  const byProxy = new URL(url);
  byProxy.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy: LossyProxy = {
    url: byProxy.href,
    fate: () => 'pass',
    isUp: true,
    lost: 0,
    cut,
    async close() {
      cut();
      await once(server.close(), 'close');
    },
  };
  return proxy;
}
