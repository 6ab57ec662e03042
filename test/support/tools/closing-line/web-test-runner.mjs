import { relative } from 'node:path';
import { endWithLine } from './line.mjs';

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** The names of the groups with tests for which `has` holds, each with those around it. */
const groupsWith = (has, suite, around = []) => {
  if (!suite) return [];
  const names = suite.name ? [...around, suite.name] : around;
  const own = suite.tests.filter(has).map((test) => ({ test, group: names.join(' > ') }));
  return [...own, ...suite.suites.flatMap((inner) => groupsWith(has, inner, names))];
};

const leftOut = ({ browser, testResults }) =>
  groupsWith(({ skipped }) => skipped, testResults).map(({ group }) => `Left out in ${browser.name}: ${group}`);

/** What failed, a line each: the report of a long run is the easier to read from its end. */
const failures = ({ browser, testFile, testResults, errors }) => {
  const place = `Failed in ${browser.name}: ${relative(process.cwd(), testFile)}`;
  const line = (message) => String(message).split('\n', 1)[0].slice(0, 300);
  return [
    ...groupsWith(({ passed, skipped }) => !passed && !skipped, testResults).map(
      ({ test, group }) => `${place}: ${group} > ${test.name}: ${line(test.error?.message)}`,
    ),
    ...errors.map(({ message }) => `${place}: ${line(message)}`),
  ];
};

/** A reporter of @web/test-runner. A page that broke outside any test counts as failed. */
export const elementsClosingLine = () => ({
  stop({ sessions: finished }) {
    const sessions = [...finished];
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      for (const { passed, skipped } of tests) count[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      if (!session.passed && tests.every(({ passed, skipped }) => passed || skipped)) count.failed++;
    }
    const lines = [...new Set(sessions.flatMap(leftOut)), ...sessions.flatMap(failures)];
    if (lines.length > 0) process.once('exit', () => console.log(lines.join('\n')));
    endWithLine('elements', count);
  },
});
