import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageFiles, scriptFiles } from '../../server/src/adapters/static-files.ts';

describe('the files that a server hands out', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
    writeFileSync(join(folder, 'page.html'), 'a page');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const statusOf = async (
    files: (folder: string) => { request(url: string): Response | Promise<Response> },
    of: string,
  ) => (await files(of).request(`http://localhost${join(folder, 'page.html')}`)).status;

  it.each(['', '/nowhere/at/all'])(
    'are none before they are built, though a path names a file: %j',
    async (missing) => {
      expect(await statusOf(pageFiles, missing)).toBe(404);
      expect(await statusOf(scriptFiles, missing)).toBe(404);
    },
  );

  it('are those of their folder alone', async () => {
    expect(await statusOf(pageFiles, folder)).toBe(404);
    expect((await pageFiles(folder).request('http://localhost/page.html')).status).toBe(200);
    expect((await pageFiles(folder).request('http://localhost/..%2f..%2fetc/passwd')).status).toBe(404);
  });
});
