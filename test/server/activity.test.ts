import { expect, it } from 'vitest';
import type { ActivityPage } from '@sallyport/protocol';
import { recordEvent } from '../../server/src/audit/audit-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { countTrips } from '../support/count-trips.ts';
import { PASSWORD } from '../support/people.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const DAY = 24 * 3600;

async function benSignedIn(app: TestApp): Promise<TestBrowser> {
  const ben = app.browser({ 'user-agent': FIREFOX });
  await ben.signIn('ben@acme.test');
  return ben;
}
const page = async (browser: TestBrowser, query = '') =>
  (await (await browser.request('GET', `/me/activity${query}`)).json()) as ActivityPage;
const kinds = ({ events }: ActivityPage) => events.map(({ kind, by }) => `${kind} by ${by}`);

onEachStore('R-86 what happened to a person’s own account', (makeApp) => {
  it('is told to them, newest first, with by whom: of an admin neither who nor where', async () => {
    const app = await makeApp();
    await app.browser({ 'user-agent': FIREFOX }).signIn('ben@acme.test', 'a wrong password');
    await app.browser().signIn('anna@acme.test', 'a wrong password'); // another's
    const { olga } = await signedInAdmins(app, 'olga');
    await olga.request('PATCH', `/admin/accounts/${app.ben.id}`, { name: 'Ben' });
    app.wait(60);
    const ben = await benSignedIn(app);
    const { events } = await page(ben);
    expect(events).toEqual([
      {
        id: events[0]?.id,
        at: '2026-01-15T12:01:00.000Z',
        kind: 'sign-in',
        by: 'you',
        device: 'Firefox on Linux',
        address: '192.0.2.1',
      },
      { id: events[1]?.id, at: '2026-01-15T12:00:00.000Z', kind: 'account-changed', by: 'administrator' },
      {
        id: events[2]?.id,
        at: '2026-01-15T12:00:00.000Z',
        kind: 'sign-in-failed',
        by: 'unknown',
        device: 'Firefox on Linux',
        address: '192.0.2.1',
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/olga|acme/);
  });

  it('is paged by a cursor, without a gap, while more happens, also to others', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const record = (account: string, count: number) =>
      recordEvent(app.ports, { kind: 'locked', tenant: 'acme', account, details: { count } }, DAY);
    for (let count = 0; count < 5; count++) {
      await record(app.ben.id, count);
      await record(app.anna.id, count);
    }
    const counts = ({ events }: ActivityPage) => events.map(({ count }) => count);
    const first = await page(ben, '?limit=3');
    await record(app.ben.id, 5);
    const second = await page(ben, `?limit=3&cursor=${first.next}`);
    expect([counts(first), counts(second)]).toEqual([
      [4, 3, 2],
      [1, 0, undefined], // the sign-in
    ]);
    expect(second).not.toHaveProperty('next');
  });

  it('goes with its retention, and a cursor that is gone is named', async () => {
    const app = await makeApp();
    await app.browser().signIn('ben@acme.test', 'a wrong password');
    app.wait(365 * DAY - 60);
    const ben = await benSignedIn(app);
    const { next } = await page(ben, '?limit=1');
    expect(kinds(await page(ben, `?cursor=${next}`))).toEqual(['sign-in-failed by unknown']);
    const old = (await page(ben)).events[1]?.id;
    app.wait(60);
    expect(kinds(await page(ben))).toEqual(['sign-in by you']);
    expect(await page(ben, `?cursor=${old}`)).toMatchObject({ status: 404, code: 'not-found', field: 'cursor' });
  });

  it('A-12 A-26 has no cursor of another’s, and none that is none', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    const theirs = (await page(anna)).events[0]?.id;
    const ben = await benSignedIn(app);
    expect(await page(ben, `?cursor=${theirs}`)).toMatchObject({ status: 404, field: 'cursor' });
    for (const cursor of ['', 'x', '%00', 'a'.repeat(500)])
      expect(await page(ben, `?cursor=${cursor}`)).toMatchObject({ status: 400, code: 'bad-request', field: 'cursor' });
    for (const limit of ['0', '101', 'x'])
      expect(await page(ben, `?limit=${limit}`)).toMatchObject({ status: 400, field: 'limit' });
    expect(await page(ben, `?account=${app.anna.id}`)).toMatchObject({ status: 400 });
  });

  it('is read in 4 calls, 4 deep, however much has happened to others', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const anna = () => app.browser().signIn('anna@acme.test', `not ${PASSWORD}`);
    for (let n = 0; n < 5; n++) await anna();
    expect(await countTrips(app.ports.store, () => page(ben))).toEqual({ calls: 4, depth: 4 });
  });
});
