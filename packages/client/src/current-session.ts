import type { SessionToken, SessionView } from '@sallyport/protocol';
import { answerLike, ask, type Sample } from './answer-like.ts';
import { request, type Connection } from './http.ts';
import { LocalClock } from './local-time.ts';
import { Resource } from './resource.ts';
import type { SignInClient } from './sign-in-client.ts';

/** What the tabs of an origin tell each other: that the session is another since. It says nothing of the session. */
const CHANNEL = 'sally-session';

/** An end that is further off is looked for again after so long, in **ms**: timers reach 24 days. */
const LONGEST = 24 * 60 * 60 * 1000;

const SESSION: Sample<SessionView> = { account: {}, amr: [], authTime: '', expiresAt: '' };
const TOKEN: Sample<SessionToken> = { token: '' };

const sessions = new WeakMap<Connection, CurrentSession>();

/**
 * Who is signed in in this browser, for whoever shows it; `null` for nobody. What changes in one tab is loaded anew in
 * all others of the same origin.
 */
export class CurrentSession extends Resource<SessionView | null> {
  readonly #connection: Connection;
  #subscribers = 0;
  #channel: BroadcastChannel | undefined;

  constructor(connection: Connection) {
    const clock = new LocalClock();
    super({
      load: async (signal) => {
        const reply = await request<SessionView>(connection, 'GET', '/session', { signal });
        return reply.status === 204 ? null : clock.local(answerLike(SESSION, reply));
      },
      lifetime: (session) => (session ? Math.min(Date.parse(session.expiresAt) - Date.now(), LONGEST) : Infinity),
    });
    this.#connection = connection;
  }

  /** The session of a client's connection: the same for all that ask over it. */
  static of({ connection }: SignInClient): CurrentSession {
    const session = sessions.get(connection) ?? new CurrentSession(connection);
    sessions.set(connection, session);
    return session;
  }

  override subscribe(listener: () => void): () => void {
    if (this.#subscribers++ === 0) this.#listen();
    const unsubscribe = super.subscribe(listener);
    return () => {
      unsubscribe();
      if (--this.#subscribers > 0) return;
      this.#channel?.close();
      this.#channel = undefined;
    };
  }

  /** Loads it anew, here and in every other tab: somebody has signed in, out, or proved who they are. */
  async announce(): Promise<void> {
    this.#channel?.postMessage('');
    await this.refresh();
  }

  /**
   * A signed token of 5 minutes for the site's own backend, to be sent as `Authorization: Bearer`. Ask for one with
   * each call: it says what was proved by then.
   *
   * @throws {Failure} where nobody is signed in.
   */
  async token(): Promise<string> {
    return (await ask(TOKEN, this.#connection, 'POST', '/session/token', { body: {} })).body.token;
  }

  /** Signs out, here and so in every other tab. Nothing happens where nobody is signed in. */
  async signOut(): Promise<void> {
    await request(this.#connection, 'DELETE', '/session');
    await this.announce();
  }

  /** Where the browser denies it, as where it denies storage, the tabs stay apart. */
  #listen(): void {
    try {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.addEventListener('message', () => void this.refresh());
    } catch {
      this.#channel = undefined;
    }
  }
}
