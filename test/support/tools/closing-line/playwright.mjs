import { endWithLine } from './line.mjs';

/** A Playwright reporter. An error outside any test counts as failed; a test that passed on a retry as passed. */
export default class {
  #suite;
  #errors = 0;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError() {
    this.#errors++;
  }

  onEnd() {
    const count = { passed: 0, failed: this.#errors, skipped: 0 };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      count[outcome === 'skipped' ? 'skipped' : outcome === 'unexpected' ? 'failed' : 'passed']++;
    }
    endWithLine('browser', count);
  }

  printsToStdio() {
    return false; // keeps Playwright's own reporter
  }
}
