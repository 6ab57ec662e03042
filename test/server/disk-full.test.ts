import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testApp } from '../support/test-app.ts';

/** A small disk of its own; `undefined` where this machine doesn't let one be mounted. */
function smallDisk(): { folder: string; remove(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remove() {
      execFileSync('umount', ['--lazy', folder]); // SQLite may hold on to its files until they are collected
      rmSync(folder, { recursive: true });
    },
  };
}

it('A-27 a full disk: closed and told, what was there stays, and it goes on once there is room', async ({ skip }) => {
  const disk = smallDisk();
  if (!disk) return skip('only root can mount a small disk, and not everywhere');
  const app = await testApp({ store: `sqlite:${join(disk.folder, 'sallyport.db')}` });
  try {
    const ready = async () => {
      app.wait(1); // as long as the answer before is kept
      return (await app.app.request('/auth/readyz')).status;
    };
    const before = app.browser();
    await before.signIn('ben@acme.test');
    expect(await ready()).toBe(200);

    const filler = join(disk.folder, 'filler');
    fill(filler);

    const refusals = await Promise.all(Array.from({ length: 20 }, () => app.browser().signIn('ben@acme.test')));
    const last = await app.browser().signIn('ben@acme.test');
    expect([last.status, (last.step as unknown as { code: string }).code]).toEqual([503, 'unavailable']);
    expect(last.headers.getSetCookie()).toEqual([]);
    for (const { status, headers } of refusals) expect(headers.getSetCookie().length > 0).toBe(status === 201);
    expect([await ready(), (await app.app.request('/auth/healthz')).status]).toEqual([503, 200]);
    expect(await before.session()).toBeDefined();

    rmSync(filler);
    expect(await ready()).toBe(200);
    expect((await app.browser().signIn('ben@acme.test')).status).toBe(201);
  } finally {
    await app.ports.store.close();
    disk.remove();
  }
});

/** Takes all the room there is. */
function fill(file: string): void {
  try {
    for (;;) appendFileSync(file, Buffer.alloc(4096, 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
