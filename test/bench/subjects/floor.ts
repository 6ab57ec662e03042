import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { PASSWORD, TOTP_SECRET } from '../../support/people.ts';
import { hasherOf, verifyEither } from './either-hasher.ts';
import type { Subject } from './subject.ts';

const KEY = randomBytes(32);
const STEP_MS = 30_000;

interface Person {
  email: string;
  passwordHash: string;
  secret: Uint8Array;
}

/**
 * The least that a login with a second step can be: a map of people, one of sessions, signed cookies. No limit, no
 * lock, no replay guard, nothing that lasts; every answer is right all the same.
 */
export function floor(): Subject {
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
      return person ? c.json({ email: person.email }) : c.json({}, 401);
    })
    .post('/login', async (c) => {
      const { email, password } = await c.req.json<{ email: string; password: string }>();
      const person = people.get(email);
      if (!person || !(await verifyEither(person.passwordHash, password))) return c.json({}, 422);
      setSigned(c, 'pending', email);
      return c.json({ next: 'code' });
    })
    .post('/code', async (c) => {
      const { code } = await c.req.json<{ code: string }>();
      const person = people.get(readSigned(c, 'pending') ?? '');
      if (!person || !accepts(person.secret, code)) return c.json({ code: 'invalid-code' }, 422);
      setSigned(c, 'session', begin(person));
      return c.json({ email: person.email });
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
    async close() {},
  };
}

const signatureOf = (value: string) => createHmac('sha256', KEY).update(value).digest('base64url');

const setSigned = (c: Context, name: string, value: string) =>
  setCookie(c, name, `${value}.${signatureOf(value)}`, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });

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
