import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** Four processes that each make 250 updates of two values at once; resolves with how many updates were admitted. */
export async function admittedToFourProcesses(url: string): Promise<number> {
  const children = Array.from({ length: 4 }, () => start('store-child.ts', url));
  await Promise.all(children.map(heard));
  const reports = children.map((child) => heard<{ admitted: number }>(child));
  for (const child of children) child.send('go');
  return (await Promise.all(reports)).reduce((sum, { admitted }) => sum + admitted, 0);
}

/** Kills a process that counts in a store, some **ms** after its first write; resolves with the last number it told. */
export async function countOfKilledWriter(url: string, afterMs: number): Promise<number> {
  const child = start('store-writer.ts', url);
  let acknowledged = 0;
  child.on('message', (count: number) => (acknowledged = count));
  await heard(child);
  await delay(afterMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  return acknowledged;
}

/** Runs a script of this folder in a process of its own. */
const start = (script: string, url: string) =>
  fork(new URL(script, import.meta.url), [url], { execArgv: ['--import', 'tsx'] });

/** What the process says next; rejects if it ends without a word. */
const heard = <T>(child: ChildProcess): Promise<T> =>
  Promise.race([
    once(child, 'message').then(([message]) => message as T),
    once(child, 'disconnect').then(() => Promise.reject(new Error('The process ended'))),
  ]);
