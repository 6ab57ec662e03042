import { expect, it } from 'vitest';
import { AuditPage, type AuditKind } from '@sallyport/protocol';
import {
  listEvents,
  recordEvent,
  recordFirst,
  type AuditQuery,
  type NewAuditEvent,
} from '../../server/src/audit/audit-store.ts';
import { InvalidKeyError, UnavailableError } from '../../server/src/ports/store-errors.ts';
import { countCalls } from '../support/count-calls.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';

const YEAR = 365 * 24 * 3600;
const event = (different: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
  kind: 'sign-in',
  tenant: 'acme',
  details: {},
  ...different,
});
/** An event that can be told from the others. */
const nth = (count: number, different: Partial<NewAuditEvent> = {}) => event({ details: { count }, ...different });

const record = (app: TestApp, different: NewAuditEvent) => recordEvent(app.ports, different, YEAR);
const list = (app: TestApp, query: Partial<AuditQuery> = {}) =>
  listEvents(app.ports, { tenant: 'acme', limit: 100, ...query });
/** What the store gives of a page: whom its events speak of is found apart. */
type EventPage = Awaited<ReturnType<typeof listEvents>>;

const countsOf = ({ events }: Pick<EventPage, 'events'>) => events.map(({ details }) => details.count);

/** Every page, and what they hold together. */
async function pagesOf(app: TestApp, query: Partial<AuditQuery>) {
  const pages: EventPage[] = [];
  do pages.push(await list(app, { ...query, after: pages.at(-1)?.next }));
  while (pages.at(-1)?.next !== undefined);
  return { pages, counts: pages.flatMap(countsOf) };
}

onEachStore('R-86 the audit', (makeApp) => {
  it('tells who did what, when and from where', async () => {
    const app = await makeApp();
    const what: NewAuditEvent = {
      kind: 'mfa-removed',
      tenant: 'acme',
      account: app.ben.id,
      actor: app.anna.id,
      address: '2001:db8::',
      device: 'Firefox on Windows',
      details: {
        factor: 'totp',
        amr: ['pwd', 'otp'],
        reason: 'locked',
        until: '2026-01-15T12:10:00.000Z',
        target: 'app1',
        role: 'member',
        count: 1,
      },
    };
    await recordFirst(app.ports, what, YEAR);
    const page = await list(app);
    expect(page).toEqual({ events: [{ ...what, id: expect.any(String), at: '2026-01-15T12:00:00.000Z' }] });
    expect(AuditPage.omit({ people: true }).parse(page)).toEqual(page);
  });

  it('is in order, newest first, within a millisecond too', async () => {
    const app = await makeApp();
    for (let count = 0; count < 30; count++) {
      await record(app, nth(count));
      if (count % 10 === 9) app.wait(0.001);
      if (count === 19) app.wait(1e7); // months later the digits have carried over
    }
    expect(countsOf(await list(app))).toEqual(Array.from({ length: 30 }, (_, index) => 29 - index));
  });

  it('keeps all that is recorded at once, whatever chance gives', async () => {
    const app = await makeApp();
    const ports = { ...app.ports, random: (length: number) => new Uint8Array(length) };
    await Promise.all(Array.from({ length: 50 }, (_, count) => recordEvent(ports, nth(count), YEAR)));
    expect(countsOf(await list(app)).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
  });

  it('is paged without a gap or a repetition, while more happens', async () => {
    const app = await makeApp();
    for (let count = 0; count < 10; count++) await record(app, nth(count));
    const first = await list(app, { limit: 4 });
    app.wait(1);
    await record(app, nth(10));
    const second = await list(app, { limit: 4, after: first.next });
    const third = await list(app, { limit: 4, after: second.next });
    expect([first, second, third].map(countsOf)).toEqual([
      [9, 8, 7, 6],
      [5, 4, 3, 2],
      [1, 0],
    ]);
    expect(third.next).toBeUndefined();
    expect(countsOf(await list(app, { limit: 4 }))[0]).toBe(10);
    expect(await list(app, { limit: 11 })).not.toHaveProperty('next');
  });

  it('can be asked for one account, for kinds, and from one instant up to another', async () => {
    const app = await makeApp();
    const begun = app.now();
    const kinds: AuditKind[] = ['sign-in', 'locked', 'sign-out'];
    for (let count = 0; count < 12; count++) {
      await record(
        app,
        nth(count, { kind: kinds[count % 3] ?? 'locked', account: count % 2 ? app.anna.id : app.ben.id }),
      );
      app.wait(1);
    }
    const at = (second: number) => begun + second * 1000;
    const asked = async (query: Partial<AuditQuery>) => (await pagesOf(app, { limit: 3, ...query })).counts;
    expect(await asked({ account: app.anna.id })).toEqual([11, 9, 7, 5, 3, 1]);
    expect(await asked({ kinds: ['locked', 'sign-out'] })).toEqual([11, 10, 8, 7, 5, 4, 2, 1]);
    expect(await asked({ kinds: [] })).toEqual([]);
    expect(await asked({ from: at(9) })).toEqual([11, 10, 9]);
    expect(await asked({ to: at(3) })).toEqual([2, 1, 0]);
    expect(await asked({ from: at(2), to: at(8) })).toEqual([7, 6, 5, 4, 3, 2]);
    expect(await asked({ from: at(2), to: at(8), account: app.ben.id, kinds: ['sign-in'] })).toEqual([6]);
    expect(await asked({ from: -1e300, to: 1e300 })).toHaveLength(12);
    expect(await asked({ from: at(20) })).toEqual([]);
    const { next } = await list(app, { limit: 1 });
    expect(countsOf(await list(app, { to: at(3), after: next }))).toEqual([2, 1, 0]);
  });

  it('reads at most 500 events for a page, and goes on from there', async () => {
    const app = await makeApp();
    const rare = [0, 640, 1199];
    for (let count = 0; count < 1200; count++) {
      const kind = rare.includes(count) ? 'locked' : 'sign-in';
      await record(app, nth(count, { kind }));
      if (count % 100 === 0) app.wait(1);
    }
    const calls = countCalls(app.ports);
    const first = await list(app, { kinds: ['locked'] });
    expect(calls.stop()).toEqual({ 'list audit': 5, 'get audit': 500 });
    const recent = countCalls(app.ports);
    expect((await list(app, { from: app.now() })).events).toHaveLength(99);
    expect(recent.stop()).toEqual({ 'list audit': 1, 'get audit': 99 });
    expect([countsOf(first), first.next]).toEqual([[1199], expect.any(String)]);
    const { pages, counts } = await pagesOf(app, { kinds: ['locked'] });
    expect([pages.map(countsOf), counts]).toEqual([
      [[1199], [640], [0]],
      [1199, 640, 0],
    ]);
  });

  it('R-69 shows no tenant what is another’s, by whatever cursor', async () => {
    const app = await makeApp();
    for (const tenant of ['acme', 'newco', 'acme', 'newco']) await record(app, nth(tenant.length, { tenant }));
    const theirs = await list(app, { tenant: 'newco', limit: 1 });
    const ours = await list(app, { after: theirs.next });
    expect(ours.events.map(({ tenant }) => tenant)).toEqual(['acme', 'acme']);
    for (const after of [`x:${theirs.next}`, '../newco', 'newco:', ':']) {
      await expect(list(app, { after })).rejects.toThrow(InvalidKeyError);
    }
  });

  it('keeps an event as long as it is told, and no longer', async () => {
    const app = await makeApp();
    await recordEvent(app.ports, nth(1), 60);
    await recordEvent(app.ports, nth(2), 120);
    app.wait(59.999);
    expect(countsOf(await list(app))).toEqual([2, 1]);
    app.wait(0.001);
    expect(countsOf(await list(app))).toEqual([2]);
    expect((await app.dump()).filter((line) => line.startsWith('audit:'))).toHaveLength(1);
  });

  it('that can’t be kept leaves what has happened as it is, and stops what is about to', async () => {
    const app = await makeApp();
    app.ports.store.update = () => Promise.reject(new UnavailableError('no'));
    await record(app, event({ kind: 'locked', account: app.ben.id }));
    const [line = '', ...more] = app.lines;
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({ level: 'error', msg: 'An audit event (locked) could not be recorded.' });
    await expect(recordFirst(app.ports, event(), YEAR)).rejects.toThrow(UnavailableError);
  });

  it.each<[string, object]>([
    ['a field of no event', { password: 'hunter2' }],
    ['a detail of no event', { details: { code: 'hunter2' } }],
    ['words where an id goes', { account: 'hunter2@acme.test' }],
    ['words where a target goes', { details: { target: 'hunter2@acme.test' } }],
    ['words where a method goes', { details: { amr: ['hunter2'] } }],
    ['words where an address goes', { address: 'hunter2' }],
  ])('A-16 takes no event with %s, and repeats nothing of it', async (_, different) => {
    const app = await makeApp();
    await record(app, event(different));
    expect(app.lines).toHaveLength(1);
    expect([...app.lines, ...(await app.dump())].join()).not.toContain('hunter2');
    expect(await list(app)).toEqual({ events: [] });
    await expect(recordFirst(app.ports, event(different), YEAR)).rejects.toThrow();
  });

  it('is counted by kind, also what could not be kept', async () => {
    const app = await makeApp();
    const counted: string[] = [];
    const ports = {
      ...app.ports,
      metrics: { request() {}, refused() {}, event: (kind: string) => void counted.push(kind) },
    };
    await recordEvent(ports, event({ kind: 'locked' }), YEAR);
    app.ports.store.update = () => Promise.reject(new UnavailableError('no'));
    await recordEvent(ports, event({ kind: 'code-failed' }), YEAR);
    await recordEvent(ports, event({ kind: 'made-up' as AuditKind }), YEAR);
    expect(counted).toEqual(['locked', 'code-failed']);
  });
});
