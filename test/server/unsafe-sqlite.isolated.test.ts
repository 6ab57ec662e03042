import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openStore } from '../../server/src/adapters/open-store.ts';

vi.mock(import('../../server/src/adapters/sqlite/sqlite-library.ts'), async (original) => ({
  ...(await original()),
  isSafeSqlite: () => false,
}));

it('an SQLite that can lose commits is refused, unless that is allowed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const url = `sqlite:${join(folder, 'store.db')}`;
  await expect(openStore(url)).rejects.toThrow(
    /^Cannot keep the store in .*can lose commits.*SALLYPORT_UNSAFE_STORE=1/,
  );
  const store = await openStore(url, { allowUnsafe: true });
  expect(await store.update('item:a', () => ({ set: 1, return: 'stored' }))).toBe('stored');
  await store.close();
});
