import { describe, expect, it, vi } from 'vitest';
import type { CodeStep } from '@sallyport/protocol';
import { Failure, FlowClient, SessionClient } from '@sallyport/client';
import { PASSWORD } from '../support/people.ts';
import { testApp, type TestApp } from '../support/test-app.ts';
import { clientOf } from './support/client-of.ts';

/** A flow and the session over one connection to the real backend. */
function flowOf(app: TestApp) {
  const { connection, calls } = clientOf(app);
  return { flow: new FlowClient(connection), session: new SessionClient(connection), connection, calls };
}
const anna = { kind: 'credentials', identifier: 'anna@acme.test', password: PASSWORD } as const;
const answering = (response: () => Response | Promise<Response>) =>
  new FlowClient({ server: '/auth', fetch: async () => response() });
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.kind : String(error)),
  );

describe('the flow client', () => {
  it('signs in with a start, an answer, and the revision that it adds', async () => {
    const app = await testApp();
    const { flow, session, calls } = flowOf(app);
    expect((await flow.start({ purpose: 'sign-in' }, anna)).kind).toBe('code');
    expect((await flow.answer({ kind: 'code', code: app.code() })).kind).toBe('done');
    expect(calls).toHaveLength(2);
    expect((await session.read())?.account.email).toBe('anna@acme.test');
    await session.signOut();
    expect(await session.read()).toBeUndefined();
  });

  it('goes on after a reload, and not with a flow that is gone', async () => {
    const app = await testApp();
    const { flow, connection } = flowOf(app);
    const { flow: id } = await flow.start({ purpose: 'sign-in' }, anna);
    const reloaded = new FlowClient(connection);
    expect((await reloaded.resume(id))?.kind).toBe('code');
    expect((await reloaded.answer({ kind: 'code', code: app.code() })).kind).toBe('done');
    expect(await new FlowClient(connection).resume(id)).toBeUndefined();
  });

  it('F-06 waits no longer than 20 seconds for an answer, and gives the request up', async () => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const flow = new FlowClient({
      server: '/auth',
      fetch: (_url, { signal }) =>
        new Promise((_, reject) => {
          signals.push(signal!);
          signal!.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
        }),
    });
    const failure = failureOf(flow.start({ purpose: 'sign-in' }));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await failure).toBe('offline');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    vi.useRealTimers();
  });

  it('F-14 takes the address of the backend with a slash at its end as well', async () => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return Response.json({ kind: 'credentials', flow: 'f', revision: 0 });
    };
    await new FlowClient({ server: '/auth/', fetch }).start({ purpose: 'sign-in' });
    expect(asked).toEqual(['/auth/flows']);
  });

  it('says that a flow is over, and starts anew with the next answer', async () => {
    const app = await testApp({ policy: { flow: { lifetime: 60 } } });
    const { flow } = flowOf(app);
    await flow.start({ purpose: 'sign-in' }, anna);
    app.wait(61);
    const over = await flow.answer({ kind: 'code', code: app.code() });
    expect(over).toMatchObject({ kind: 'credentials', problem: { code: 'flow-over' } });
    expect(flow.step).toBeUndefined();
    expect((await flow.start({ purpose: 'sign-in' }, anna)).kind).toBe('code');
  });

  it('leaves a flow', async () => {
    const app = await testApp();
    const { flow, calls } = flowOf(app);
    const { flow: id } = await flow.start({ purpose: 'sign-in' }, anna);
    await flow.leave();
    expect([calls.at(-1), flow.step]).toEqual([`DELETE /flows/${id}`, undefined]);
  });

  describe('looking again', () => {
    const delivery = { via: 'email', to: 'a•••@acme.test', link: true, expiresAt: '2026-01-15T12:10:00.000Z' } as const;
    const waiting = {
      kind: 'code',
      for: 'challenge',
      flow: 'f1',
      revision: 3,
      authenticator: { id: 'e1', type: 'email', default: true },
      format: { length: 6, alphabet: 'digits' },
      delivery,
      others: [],
    } satisfies CodeStep;

    /** A client at a step that was refused once, whose next looks get these replies. */
    async function lookingAt(...replies: (Response | Promise<Response>)[]) {
      const problem = { code: 'invalid-code' } as const;
      const queue = [Response.json({ ...waiting, problem }), ...replies];
      const client = new FlowClient({ server: '/auth', fetch: async () => queue.shift() ?? Response.error() });
      await client.start({ purpose: 'sign-in' }, anna);
      return client;
    }

    it('takes over what became of the message, and leaves the problem as it stands', async () => {
      const approved = { ...delivery, approved: true };
      const client = await lookingAt(Response.json({ ...waiting, delivery: approved }));
      const { problem } = client.step!;
      const found = await client.look();
      expect(found).toEqual({ ...waiting, problem, delivery: approved });
      expect([found?.problem === problem, client.step === found]).toEqual([true, true]);
    });

    it('has nothing to say where nothing is new', async () => {
      const client = await lookingAt(Response.json(waiting));
      const before = client.step;
      expect([await client.look(), client.step === before]).toEqual([undefined, true]);
    });

    it('goes on where another tab went on, and says where the flow is over', async () => {
      const moved = await lookingAt(Response.json({ kind: 'choose', flow: 'f1', revision: 4, others: [] }));
      expect(await moved.look()).toMatchObject({ kind: 'choose', revision: 4 });
      const over = await lookingAt(Response.json({ code: 'not-found' }, { status: 404 }));
      expect(await over.look()).toMatchObject({ problem: { code: 'flow-over' } });
      expect([over.step, await over.look()]).toEqual([undefined, undefined]);
    });

    it('never replaces the step that an answer led to meanwhile', async () => {
      let arrives: (late: Response) => void = () => {};
      const late = new Promise<Response>((resolve) => (arrives = resolve));
      const locked = { kind: 'locked', flow: 'f1', revision: 4 };
      const client = await lookingAt(late, Response.json(locked));
      const look = client.look();
      await client.answer({ kind: 'code', code: '123456' });
      arrives(Response.json({ ...waiting, delivery: { ...delivery, approved: true } }));
      expect([await look, client.step]).toEqual([undefined, locked]);
    });
  });

  it('tells a network that is down from a server that is not ours and from a refusal', async () => {
    const start = (client: FlowClient) => failureOf(client.start({ purpose: 'sign-in' }, anna));
    expect(await start(answering(() => Promise.reject(new TypeError('fetch failed'))))).toBe('offline');
    expect(await start(answering(() => new Response('<h1>Hi</h1>', { status: 502 })))).toBe('unexpected');
    expect(await start(answering(() => Response.json(null)))).toBe('unexpected');
    expect(await start(answering(() => Response.json({ error: 'x' })))).toBe('unexpected');
    const refusal = { type: 'about:blank', title: 'x', status: 403, code: 'foreign-origin' };
    expect(await start(answering(() => Response.json(refusal, { status: 403 })))).toBe('refused');
  });

  it('is aborted by its signal', async () => {
    const client = new FlowClient({
      server: '/auth',
      fetch: (_url, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    });
    const abort = new AbortController();
    const started = client.start({ purpose: 'sign-in' }, anna, abort.signal);
    abort.abort();
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the clock of this machine', () => {
  const HOUR = 60 * 60 * 1000;
  const step = (now: number) => ({
    kind: 'code',
    flow: 'f',
    revision: 1,
    delivery: { expiresAt: new Date(now + 600_000).toISOString(), resendAt: new Date(now + 30_000).toISOString() },
  });
  const served = (now: number, body: object) =>
    new FlowClient({
      server: '/auth',
      fetch: async () => Response.json(body, { headers: { date: new Date(now).toUTCString() } }),
    });
  const shown = async (client: FlowClient) => {
    const { delivery } = (await client.start({ purpose: 'sign-in' })) as CodeStep;
    return [delivery?.expiresAt, delivery?.resendAt].map((time) => Date.parse(time ?? '') - Date.now());
  };

  it.each([-HOUR, HOUR])('is put right by the server’s where it is wrong by %i ms', async (error) => {
    const now = Date.now() + error;
    const [expires = NaN, resend = NaN] = await shown(served(now, step(now)));
    expect(Math.abs(expires - 600_000)).toBeLessThan(5000);
    expect(Math.abs(resend - 30_000)).toBeLessThan(5000);
  });

  it('is left alone for what the network explains', async () => {
    const now = Date.now() - 3000;
    const body = step(now);
    expect(await served(now, body).start({ purpose: 'sign-in' })).toEqual(body);
  });

  it('counts a lock down right too', async () => {
    const now = Date.now() + HOUR;
    const until = new Date(now + 60_000).toISOString();
    const locked = await served(now, { kind: 'locked', flow: 'f', revision: 1, until }).start({ purpose: 'sign-in' });
    expect(
      Math.abs(Date.parse(locked.kind === 'locked' ? (locked.until ?? '') : '') - Date.now() - 60_000),
    ).toBeLessThan(5000);
  });
});

it('I18-7 asks for messages in the language of the page', async () => {
  const asked: (string | null)[] = [];
  const client = new FlowClient({
    server: '/auth',
    language: () => 'de',
    fetch: async (_url, { headers }) => {
      asked.push(new Headers(headers).get('accept-language'));
      return Response.json({ kind: 'credentials', flow: 'f', revision: 0 });
    },
  });
  await client.start({ purpose: 'sign-in' });
  expect(asked).toEqual(['de']);
});
