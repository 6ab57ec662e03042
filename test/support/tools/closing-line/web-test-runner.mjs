import { endWithLine } from './line.mjs';

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** The names of the groups of tests that were left out, with those around them: they say why. */
const leftOut = (suite, around = []) => {
  if (!suite) return [];
  const names = suite.name ? [...around, suite.name] : around;
  const own = suite.tests.some(({ skipped }) => skipped) ? [names.join(' > ')] : [];
  return [...own, ...suite.suites.flatMap((inner) => leftOut(inner, names))];
};

/** A reporter of @web/test-runner. A page that broke outside any test counts as failed. */
export const elementsClosingLine = () => ({
  stop({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      for (const { passed, skipped } of tests) count[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      if (!session.passed && tests.every(({ passed, skipped }) => passed || skipped)) count.failed++;
    }
    const groups = sessions.flatMap(({ browser, testResults }) =>
      leftOut(testResults).map((name) => `Left out in ${browser.name}: ${name}`),
    );
    if (groups.length > 0) process.once('exit', () => console.log([...new Set(groups)].join('\n')));
    endWithLine('elements', count);
  },
});
