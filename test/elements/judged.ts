/** Whether this is the engine that judges what follows from the same rules in each. */
export const judges = navigator.userAgent.includes('Chrome/');

/** How long a test of every state may take, in ms: a busy machine is many times as slow as one at rest. */
const ALL_STATES = 180_000;

/**
 * A group of tests that goes through every state of the gallery by itself. What it looks at follows from the same rules
 * in each engine, and each takes a minute or more for it: Chromium alone does.
 */
export function judged(title: string, tests: (this: Mocha.Suite) => void): void {
  if (judges)
    describe(title, function () {
      this.timeout(ALL_STATES);
      tests.call(this);
    });
  else describe.skip(`${title}, since one engine goes through every state`, tests);
}
