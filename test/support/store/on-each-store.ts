import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { testApp, type TestApp, type TestAppOptions } from '../test-app.ts';

type MakeApp = (options?: Omit<TestAppOptions, 'store'>) => Promise<TestApp>;

/** Runs the same tests over every store that is here; each app gets a store of its own. */
export function onEachStore(title: string, tests: (makeApp: MakeApp) => void): void {
  describe.each(['memory:', 'sqlite:'])(`${title} (%s)`, (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
    const opened: TestApp[] = [];
    afterAll(async () => {
      await Promise.all(opened.map(({ ports }) => ports.store.close()));
      rmSync(folder, { recursive: true });
    });
    tests(async (options) => {
      const store = kind === 'sqlite:' ? `sqlite:${join(folder, `${opened.length}.db`)}` : kind;
      const app = await testApp({ ...options, store });
      opened.push(app);
      return app;
    });
  });
}
