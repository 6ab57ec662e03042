/** Whether this is the engine that judges what follows from the same rules in each. */
export const judges = navigator.userAgent.includes('Chrome/');

/**
 * A group of tests that goes through every state of the gallery by itself. What it looks at follows from the same rules
 * in each engine, and each takes a minute or more for it: Chromium alone does.
 */
export function judged(title: string, tests: (this: Mocha.Suite) => void): void {
  if (judges) describe(title, tests);
  else describe.skip(`${title}, since one engine goes through every state`, tests);
}
