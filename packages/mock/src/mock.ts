import { Client } from '@sallyport/client';
import type { SessionView, Step } from '@sallyport/protocol';
import type { Policy } from '@sallyport/rules';
import type { KeptMessage } from '@sallyport/server/memory';
import { openBackend, type Backend, type BackendState } from './backend.ts';
import { showBanner } from './banner.ts';
import type { Fault } from './faults.ts';
import { Front, type LogLine } from './front.ts';
import { MockClock } from './mock-clock.ts';
import { scenarioOf } from './scenarios.ts';
import { sentOf } from './sent-of.ts';
import { showFlow } from './show-flow.ts';
import { signIn, Walk, type WalkTools } from './walk.ts';
import { isLocal, placeOf, refuseInsecure, refuseProduction } from './where.ts';

export interface MockOptions {
  /** Hosts where it may run besides this machine, such as `preview-7.example.com`, and schemes, such as `app:`. */
  hosts?: readonly string[];
  /** What differs from the demo's policy. */
  policy?: Partial<Policy>;
}

/** All that a mock holds, as plain data: JSON keeps it whole. */
export interface Snapshot extends BackendState {
  /** By the mock's clock: Unix time in ms. */
  now: number;
}

/** The name that tabs, and elements of one page, tell each other by that the session is another. */
const CHANNEL = 'sally-session';

/**
 * The real backend in memory, for one browser, and the control of all that is around it. It sends `change` when
 * something happened.
 */
export class Mock extends EventTarget {
  /** A client of this backend: for `client` of any element, or for code of one's own. */
  readonly client: Client;
  readonly clock: Pick<MockClock, 'now' | 'advance'>;

  readonly #options: { origin: string; clock: () => number; policy: Partial<Policy> };
  readonly #clock = new MockClock();
  readonly #front: Front;
  readonly #tools: WalkTools;
  #backend: Promise<Backend>;

  /** @throws on a host where people may come (`refuseProduction`), and on one by http (`refuseInsecure`). */
  constructor({ hosts = [], policy = {} }: MockOptions = {}) {
    super();
    const place = placeOf();
    refuseProduction(place, hosts);
    refuseInsecure();
    if (!isLocal(place)) showBanner();
    this.#options = { origin: place.origin, clock: this.#clock.now, policy };
    this.#backend = openBackend(this.#options);
    this.#front = new Front(
      () => this.#backend,
      this.#clock,
      () => this.#changed(),
    );
    this.#tools = { send: (sent) => this.#front.send(sent), code: () => this.code() };
    this.client = new Client({ server: 'mock:', fetch: this.fetch });
    this.clock = {
      now: this.#clock.now,
      advance: (by) => {
        this.#clock.advance(by);
        this.#changed();
      },
    };
  }

  /** What was asked, newest first. */
  get log(): readonly LogLine[] {
    return this.#front.log;
  }

  /** Answers in the backend's place: `fetch` for any address that the backend could be mounted at. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
    this.#front.answer(await sentOf(input, init));

  /** Signs one of the people in, as they would: `member`, `owner`, … Whoever was signed in no longer is. */
  async as(name: string): Promise<SessionView> {
    await this.signOut();
    const session = await signIn(this.#tools, name);
    this.#announce();
    return session;
  }

  /**
   * Begins anew, and brings the sign-ins of the page to where something has happened: `code/locked`. People have done
   * all of it, by the backend's own routes.
   *
   * @returns The step that is on screen.
   * @throws {RangeError} where there is no such scenario.
   */
  async scenario(name: string): Promise<Step> {
    const play = scenarioOf(name);
    await this.reset();
    const walk = new Walk(this.#tools);
    const { ports } = await this.#backend;
    await play({ walk, ports, wait: (by) => this.clock.advance(by) });
    const step = walk.step!;
    this.#front.show(step);
    showFlow(step);
    this.#changed();
    return step;
  }

  async signOut(): Promise<void> {
    await this.#front.send({ method: 'DELETE', path: '/session', headers: { 'content-type': 'application/json' } });
    this.#announce();
  }

  /** The address of who is signed in, asked past the log and all faults. */
  async whoIsSignedIn(): Promise<string | undefined> {
    const response = await this.#front.send({ method: 'GET', path: '/session' });
    return response.status === 200 ? ((await response.json()) as SessionView).account.email : undefined;
  }

  /** The mails and text messages that went out, newest first. */
  async inbox(): Promise<readonly KeptMessage[]> {
    const { idle, messages } = await this.#backend;
    await idle();
    return [...messages];
  }

  /** What answers the step on screen: what the app shows, the code that was sent, or an unused backup code. */
  code(): Promise<string> {
    return this.#front.code(this.clock);
  }

  /**
   * Lets requests of a route go wrong: `fail('POST /flows', { status: 503, times: 1, delay: 2000 })`.
   *
   * @throws {RangeError} where there is no such route, or it can't fail so.
   */
  async fail(route: string, fault?: Fault): Promise<void> {
    await this.#front.fail(route, fault);
    this.#changed();
  }

  /** Begins anew: the demo's people, nobody signed in, nothing sent, nothing that fails, the system's time. */
  async reset(): Promise<void> {
    this.#clock.jump(Date.now());
    await this.#open();
  }

  async snapshot(): Promise<Snapshot> {
    const backend = await this.#backend;
    await backend.idle();
    return { ...backend.state(), now: this.clock.now() };
  }

  /** Goes back to where a snapshot was taken, with its time. */
  async restore({ now, ...state }: Snapshot): Promise<void> {
    this.#clock.jump(now);
    await this.#open(structuredClone(state));
  }

  async #open(state?: BackendState): Promise<void> {
    this.#front.clear();
    this.#backend = openBackend(this.#options, state);
    await this.#backend;
    this.#announce();
  }

  /** Elements look again who is signed in: those of the page, and of its other tabs. */
  #announce(): void {
    if (globalThis.document) {
      const channel = new BroadcastChannel(CHANNEL);
      channel.postMessage('');
      channel.close();
    }
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
