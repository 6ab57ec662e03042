import { defineConfig } from 'vitest/config';

/** Tests that replace a module for a whole file: each such file has a process of its own. */
const ISOLATED = 'test/**/*.isolated.test.ts';

/** The tests that need no browser. */
export default defineConfig({
  test: {
    globalSetup: './test/support/programs/global-setup.ts',
    maxWorkers: '100%', // one a core, where two are all there are
    testTimeout: 30_000, // a busy machine is no failure
    reporters: ['default', './test/support/tools/closing-line/vitest.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [ISOLATED, 'test/elements/**', 'test/browser/**'],
          isolate: false, // files share what is imported: half of the time went into importing it anew for each
        },
      },
      { extends: true, test: { name: 'isolated', include: [ISOLATED] } },
    ],
  },
});
