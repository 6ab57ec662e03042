import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { SITE } from './subjects/subject.ts';

/** What a request differs in; `cookie` is the whole header. */
export interface Sent {
  path: string;
  cookie?: string | undefined;
  /** Makes it a POST. */
  body?: object;
}

export interface Reply {
  status: number;
  /** Status line and header fields, as they came. */
  head: string;
  body: string;
}

/** What a browser behind a proxy sends with everything. */
const COMMON = [
  `host: ${new URL(SITE).host}`,
  `origin: ${SITE}`,
  'user-agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'accept: application/json',
  'accept-language: en-US,en;q=0.5',
  'accept-encoding: gzip, deflate, br',
  'sec-fetch-dest: empty',
  'sec-fetch-mode: cors',
  'sec-fetch-site: same-origin',
  'x-forwarded-for: 203.0.113.7',
].join('\r\n');

/**
 * One kept-alive connection, one request at a time. Reads no more of HTTP than the subjects write, so that the load
 * costs less than what it loads.
 */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #resolve: ((reply: Reply) => void) | undefined;
  #reject: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay().setEncoding('latin1');
    socket.on('data', (text: string) => this.#take(text));
    socket.on('error', (error) => this.#reject?.(error));
    socket.on('close', () => this.#reject?.(new Error('The subject closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  send({ path, cookie, body }: Sent): Promise<Reply> {
    const text = body && JSON.stringify(body);
    const more = cookie ? `cookie: ${cookie}\r\n` : '';
    const head = `${path} HTTP/1.1\r\n${COMMON}\r\n${more}`;
    const type = 'content-type: application/json\r\n';
    this.#socket.write(
      text === undefined ? `GET ${head}\r\n` : `POST ${head}${type}content-length: ${text.length}\r\n\r\n${text}`,
    );
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  close(): void {
    this.#reject = undefined;
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    const reply = read(this.#received);
    if (!reply) return;
    this.#received = '';
    this.#resolve?.(reply);
  }
}

/** The reply in a text, once the whole of it is there. */
function read(text: string): Reply | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = text.slice(0, end);
  const rest = text.slice(end + 4);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? undefined : { status, head, body: rest };
  return rest.endsWith('0\r\n\r\n') ? { status, head, body: joinChunks(rest) } : undefined;
}

/** RFC 9112 §7.1. */
function joinChunks(text: string): string {
  let body = '';
  for (let at = 0; ; ) {
    const start = text.indexOf('\r\n', at) + 2;
    const size = Number.parseInt(text.slice(at, start), 16);
    if (!(size > 0)) return body;
    body += text.slice(start, start + size);
    at = start + size + 2;
  }
}

/** The cookies that a browser sends after a reply: those it had, with what the reply sets and takes away. */
export function cookiesAfter(had: string, { head }: Reply): string {
  const jar = new Map(had.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair]));
  jar.delete('');
  for (const [, pair = '', attributes = ''] of head.matchAll(/\r\nset-cookie: ([^;\r]*)([^\r]*)/gi)) {
    const name = pair.slice(0, pair.indexOf('='));
    if (/max-age=0/i.test(attributes)) jar.delete(name);
    else jar.set(name, pair);
  }
  return [...jar.values()].join('; ');
}
