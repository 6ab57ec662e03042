/** How every test run ends, alone on a line: `elements: 12 passed, 0 failed`, so that people and scripts can read it. */
export const closingLine = (suite, { passed, failed, skipped }) =>
  `${suite}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
