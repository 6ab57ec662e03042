import { defineConfig } from 'vitest/config';

/** The tests that need no browser. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/elements/**', 'test/browser/**'],
    globalSetup: './test/support/programs/global-setup.ts',
    maxWorkers: '100%', // one a core, where two are all there are
    testTimeout: 30_000, // a busy machine is no failure
    reporters: ['default', './test/support/tools/closing-line/vitest.mjs'],
  },
});
