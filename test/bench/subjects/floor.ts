import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import { answerHeaders } from '../../../server/src/http/answer-headers.ts';
import { PASSWORD, TOTP_SECRET } from '../../support/people.ts';
import { hasherOf, verifyEither } from './either-hasher.ts';
import { SITE, type Subject, type SubjectOptions, type Writes } from './subject.ts';

const KEY = randomBytes(32);
const STEP_MS = 30_000;
/** About as much as a record of the server holds. */
const TEXT = 'x'.repeat(200);
const HEADERS = answerHeaders({ url: new URL(SITE), origins: [SITE], trustedProxies: [] }, SITE, '');

interface Person {
  email: string;
  passwordHash: string;
  secret: Uint8Array;
}

/**
 * The least that a login with a second step can be: a map of people, one of sessions, signed cookies. No limit, no
 * lock, no replay guard, nothing that lasts; every answer is right all the same.
 *
 * Where it is to be alike it answers with the headers of the server that it is compared with, and makes as many writes
 * in a store of the same kind, one after the other: what the server takes more is its own.
 */
export async function floor({ store: url, alike }: SubjectOptions): Promise<Subject> {
  const store = alike ? await openStore(url) : undefined;
  let writes: Writes | undefined;
  let written = 0;
  const write = async (request: keyof Writes) => {
    for (let left = writes?.[request] ?? 0; left > 0; left--) {
      const record = { of: request, at: Date.now(), text: TEXT };
      await store?.update(`bench:${randomBytes(12).toString('base64url')}`, () => ({ set: record, return: undefined }));
      written++;
    }
  };
  const answer = (c: Context, value: object, status: 200 | 401 | 422 = 200, cookie?: string) => {
    if (alike) {
      const headers = { ...HEADERS, 'X-Request-Id': randomUUID(), 'Content-Type': 'application/json' };
      const all = cookie === undefined ? headers : { ...headers, 'Set-Cookie': cookie };
      return new Response(JSON.stringify(value), { status, headers: all });
    }
    if (cookie !== undefined) c.header('Set-Cookie', cookie);
    return c.json(value, status);
  };
  const people = new Map<string, Person>();
  const sessions = new Map<string, Person>();

  const begin = (person: Person) => {
    const id = randomBytes(16).toString('base64url');
    sessions.set(id, person);
    return id;
  };

  const app = new Hono()
    .get('/session', (c) => {
      const person = sessions.get(readSigned(c, 'session') ?? '');
      return person ? answer(c, { email: person.email }) : answer(c, {}, 401);
    })
    .post('/login', async (c) => {
      const { email, password } = await c.req.json<{ email: string; password: string }>();
      const person = people.get(email);
      if (!person || !(await verifyEither(person.passwordHash, password))) return answer(c, {}, 422);
      await write('login');
      return answer(c, { next: 'code' }, 200, signed('pending', email));
    })
    .post('/code', async (c) => {
      const { code } = await c.req.json<{ code: string }>();
      const person = people.get(readSigned(c, 'pending') ?? '');
      const isRight = person && accepts(person.secret, code);
      await write(isRight ? 'right code' : 'wrong code');
      if (!isRight) return answer(c, { code: 'invalid-code' }, 422);
      return answer(c, { email: person.email }, 200, signed('session', begin(person)));
    });

  return {
    app,
    async add(emails, hashing) {
      for (const email of emails) {
        const passwordHash = await hasherOf(hashing).hash(PASSWORD);
        people.set(email, { email, passwordHash, secret: TOTP_SECRET });
      }
    },
    async fill(accounts) {
      for (let i = 0; i < accounts; i++) {
        const email = `filler-${i}@bench.test`;
        people.set(email, { email, passwordHash: 'plain:', secret: TOTP_SECRET });
      }
    },
    async fillSessions(email, count) {
      const person = people.get(email);
      for (let i = 0; person && i < count; i++) begin(person);
    },
    move: Date.now, // a code works again
    asked: () => ({ calls: written, writes: written }),
    write(each) {
      writes = each;
    },
    close: async () => store?.close(),
  };
}

const signatureOf = (value: string) => createHmac('sha256', KEY).update(value).digest('base64url');

const signed = (name: string, value: string) =>
  generateCookie(name, `${value}.${signatureOf(value)}`, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });

function readSigned(c: Context, name: string): string | undefined {
  const cookie = getCookie(c, name) ?? '';
  const end = cookie.lastIndexOf('.');
  const value = cookie.slice(0, end);
  const given = Buffer.from(cookie.slice(end + 1));
  const expected = Buffer.from(signatureOf(value));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined;
}

/** RFC 6238, one step of drift either way. */
function accepts(secret: Uint8Array, code: string): boolean {
  const now = Math.floor(Date.now() / STEP_MS);
  return [now, now - 1, now + 1].some((step) => codeAt(secret, step) === code);
}

function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(step, 4);
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac[19] ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
