/**
 * Ends a test run with two lines for people and scripts, after the summary of the runner: how long it took, and, alone
 * on the last one, `elements: 12 passed, 0 failed`.
 */
export const endWithLine = (suite, { passed, failed, skipped }) =>
  process.once('exit', () => {
    console.log(`${suite}: ${Math.round(process.uptime())} s`);
    console.log(`${suite}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  });
