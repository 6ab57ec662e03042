import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server took it. */
interface Taken {
  from: string;
  to: string[];
  /** Headers and body, as they came. */
  raw: string;
}

export interface MailServer {
  port: number;
  taken: Taken[];
  /** Connections so far. */
  connections: number;
  /** Drops every connection that is open, without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** A mail server on loopback that takes everything and asks for no login, unless `options` say otherwise. */
export async function startMailServer(options: SMTPServerOptions & { port?: number } = {}): Promise<MailServer> {
  const { port = 0, ...rest } = options;
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      mailServer.connections++;
      done();
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        mailServer.taken.push({ from, to, raw });
        done();
      });
    },
    ...rest,
  });
  const sockets: Socket[] = [];
  server.server.on('connection', (socket: Socket) => sockets.push(socket));
  server.on('error', () => {}); // a client that hangs up is no failure of the server's
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const mailServer: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    taken: [],
    connections: 0,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return mailServer;
}
