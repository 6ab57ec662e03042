import { defineConfig } from 'vitest/config';

/** The tests that are too long for every day. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/soak/*.soak.ts'],
    globalSetup: './test/support/programs/global-setup.ts',
    watch: false,
    reporters: ['verbose', './test/support/tools/closing-line/vitest.mjs'],
  },
});
