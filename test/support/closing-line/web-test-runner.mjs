import { closingLine } from './line.mjs';

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** A reporter of @web/test-runner. A page that broke outside any test counts as failed. */
export const elementsClosingLine = () => ({
  stop({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      for (const { passed, skipped } of tests) count[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      if (!session.passed && tests.every(({ passed, skipped }) => passed || skipped)) count.failed++;
    }
    // after the summary of the default reporter
    process.once('exit', () => console.log(closingLine('elements', count)));
  },
});
