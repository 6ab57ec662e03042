import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Nothing may come for so long before what has come is let through, in **ms**: longer than what lies in between. */
const QUIET_MS = 15;

/** A way to a server on which commands wait for each other: those that are sent side by side go in one wave. */
export interface CountingProxy {
  /** The URL of the server, by this way. */
  url: string;
  /** How many waves of commands have gone by: as many round trips one after the other. */
  waves: number;
  close(): Promise<void>;
}

/** Opens a way to the server that a URL names. */
export async function startCountingProxy(url: string): Promise<CountingProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', () => {}); // ends with `close` as well
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (commands) => {
      waiting.push(() => upstream.write(commands));
      clearTimeout(timer);
      timer = setTimeout(letThrough, QUIET_MS);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  const byProxy = new URL(url);
  byProxy.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy: CountingProxy = {
    url: byProxy.href,
    waves: 0,
    async close() {
      clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
  return proxy;

  function letThrough(): void {
    proxy.waves++;
    const wave = waiting;
    waiting = [];
    for (const go of wave) go();
  }
}
