import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDirectory } from '../../server/src/adapters/open-directory.ts';
import type { Directory, DirectoryEntry, DirectoryQuery } from '../../server/src/ports/directory.ts';
import type { Service } from '../support/programs/programs.ts';
import { openBench } from './bench.ts';
import { reportGrowth } from './growth.ts';
import { startStorage } from './open-storage.ts';
import { count, table } from './table.ts';

const FIRST =
  'Anna Ben Clara David Emma Finn Greta Hugo Ida Jonas Karla Liam Mia Noah Olga Paul Rosa Sam Tina Uwe'.split(' ');
const LAST =
  'Adler Bauer Clausen Diaz Ebert Fischer Garcia Huber Ivanov Jansen Keller Lopez Maier Novak Otto Peters'.split(' ');
const FACTORS: DirectoryEntry['factors'][] = [[], ['totp'], ['email'], ['backup-code', 'totp'], ['passkey'], ['sms']];
const TENANTS = 1000; // the first has a third of all

/** The person of a number; one in 100,000 is suspended. */
function personOf(at: number): DirectoryEntry {
  const [first, last] = [FIRST[at % 20]!, LAST[Math.floor(at / 20) % 16]!];
  return {
    id: `acc${((at * 7_919) % 1_000_003).toString(36).padStart(19, '0')}`,
    tenant: `tenant${at % 3 === 0 ? 0 : at % TENANTS}`,
    email: `${first}.${last}${at}@example.com`.toLowerCase(),
    name: `${first} ${last}`,
    role: at % 50 === 0 ? 'tenant-admin' : 'member',
    owner: at % 1000 === 0,
    state: at % 100_000 === 7 ? 'suspended' : at % 20 === 3 ? 'invited' : 'active',
    kind: at % 200 === 9 ? 'api' : 'person',
    signIn: at % 4 === 0 ? 'sso' : 'password',
    factors: FACTORS[at % 6]!,
  };
}

/** How long single calls take, in ms. */
async function times(calls: number, call: (at: number) => Promise<unknown>): Promise<string[]> {
  const taken: number[] = [];
  for (let at = 0; at < calls; at++) {
    const start = performance.now();
    await call(at);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return [0.5, 0.99, 1].map((part) => taken[Math.ceil(part * calls) - 1]!.toFixed(2));
}

async function report(directory: Directory, n: number): Promise<string> {
  const page = (query: Partial<DirectoryQuery>) => () => directory.page({ limit: 50, ...query });
  const deep = await cursorsOf(directory, {});
  const searched = await cursorsOf(directory, { search: 'a' });
  const rows: [string, number, (at: number) => Promise<unknown>][] = [
    ['page, all tenants', 300, page({})],
    ['page, one tenant', 300, page({ tenant: 'tenant0' })],
    ['page, deep', 300, (at) => page({ after: deep[at % deep.length] })()],
    ['search, common prefix', 300, page({ search: 'a' })],
    ['search, common, deep', 300, (at) => page({ search: 'a', after: searched[at % searched.length] })()],
    ['search, rare prefix', 300, (at) => page({ search: `anna.adler${at * 320}` })()],
    ['search, a last name', 300, page({ search: 'keller' })],
    ['search, nothing', 300, page({ search: 'xyz' })],
    ['rare filter', 300, page({ filter: { state: 'suspended' } })],
    ['rare filter, common prefix', 300, page({ search: 'h', filter: { state: 'suspended' } })],
    ['filter of two fields, tenant', 300, page({ tenant: 'tenant0', filter: { mfa: false, role: 'member' } })],
    ['count, one tenant', 300, () => directory.count('tenant0')],
    ['count, all tenants', 10, () => directory.count()],
    ['put, changed state', 1000, (at) => directory.put([{ ...personOf(at * 97), state: 'suspended' }])],
    ['put, new person', 1000, (at) => directory.put([{ ...personOf(at), id: `new${at}` }])],
    ['put, 100 changed', 10, (at) => directory.put(people(at * 5000, 100).map((one) => ({ ...one, owner: true })))],
    ['remove', 1000, (at) => directory.remove(`new${at}`)],
  ];
  const lines: string[][] = [];
  for (const [name, calls, call] of rows) lines.push([name, ...(await times(calls, call))]);
  return table([`${count(n)} entries`, 'p50 ms', 'p99 ms', 'most'], lines);
}

/** Cursors from all over a query, each the last of 2,000 pages or fewer. */
async function cursorsOf(directory: Directory, query: Partial<DirectoryQuery>): Promise<string[]> {
  const cursors: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 2000; pages++) {
    const { next } = await directory.page({ limit: 200, ...query, after });
    if (next === undefined) break;
    cursors.push((after = next));
  }
  return cursors.slice(-300);
}

const people = (from: number, n: number) => Array.from({ length: n }, (_, at) => personOf(from + at));

/** Fills a directory and measures it. */
async function measureAt(url: string, entries: number): Promise<void> {
  const directory = await openDirectory(url, { allowUnsafe: true });
  const start = performance.now();
  for (let at = 0; at < entries; at += 100) await directory.put(people(at, 100));
  console.log(`Filled in ${Math.round((performance.now() - start) / 1000)} s`);
  console.log(await report(directory, entries));
  await directory.close();
}

/**
 * Measures the directory on each storage, and whether a sign-in and a look at a session cost more there where so many
 * accounts are. Each storage is this run's own.
 *
 *     npm run bench:directory [-- --entries 100000] [-- --storage redis]      a million of each takes an hour
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { entries: { type: 'string', default: '1000000' }, storage: { type: 'string', multiple: true } },
  });
  const entries = Number(values.entries);
  const bench = openBench([]);
  for (const storage of values.storage ?? ['sqlite', 'redis', 'postgres']) {
    console.log(`\n${storage}`);
    const file = join(tmpdir(), 'directory.db'); // the bench's own folder
    const service =
      storage === 'sqlite' ? { url: `sqlite:${file}`, async stop() {} } : await startStorage(storage as Service);
    if (!service) throw new Error(`There is no ${storage} here.`);
    await measureAt(service.url, entries);
    if (storage === 'sqlite') console.log(`${count((await stat(file)).size / 1e6)} MB`);
    await service.stop();
    console.log(`\n${await reportGrowth(bench, `${storage}:`, [0, entries])}`);
  }
  process.exit();
}

await main();
