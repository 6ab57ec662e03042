import { endWithLine } from './line.mjs';

/** A Vitest reporter. A file that could not be loaded, and an error outside any test, count as failed. */
export default class {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) count[test.result().state]++;
    }
    endWithLine('node', count);
  }
}
