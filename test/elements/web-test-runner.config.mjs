import { fileURLToPath } from 'node:url';
import { chromeLauncher, defaultReporter } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { CHROME_ARGS } from '../support/tools/browsers.mjs';
import { bundledTests } from '../support/tools/bundled-tests.mjs';
import { elementsClosingLine } from '../support/tools/closing-line/web-test-runner.mjs';
import { ensureEngines, wantedEngines } from '../support/tools/ensure-browser.mjs';
import { webkitLauncher } from '../support/tools/webkit-launcher.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({ concurrency: 2, createPage: focusedPage, launchOptions: { executablePath, args: CHROME_ARGS } }),
  // the same launcher drives Firefox, over WebDriver BiDi; two pages at a time would take the focus from each other
  firefox: (executablePath) =>
    chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { browser: 'firefox', executablePath } }),
  webkit: (binary) => webkitLauncher({ binary }),
};

/** A page that has the focus whatever other page is in front: two files are tested at a time. */
async function focusedPage({ context }) {
  // of a context of its own: else one file's signing out is heard in the other
  const page = await (await context.browser().createBrowserContext()).newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

/**
 * A failed assertion may hold an element, which can't be cloned: the runner would hear nothing of the file, and wait
 * for it until its time is up. Results travel as JSON anyway.
 */
const CLONE = `
  const clone = structuredClone;
  window.structuredClone = (value, options) => {
    try {
      return clone(value, options);
    } catch {
      return JSON.parse(JSON.stringify(value));
    }
  };
`;

/** A browser opens one file after the other in a tab: a flow that one file left behind would be resumed in the next. */
const FRESH = 'sessionStorage.clear()';

/** Serves all sources by another address too: a page that imports both has two copies of each module. */
const COPY = '/copy';
function copied(context, next) {
  if (context.path.startsWith(`${COPY}/`)) context.path = context.path.slice(COPY.length);
  return next();
}

export default {
  rootDir: root,
  middleware: [copied],
  files: 'test/elements/**/*.test.ts',
  nodeResolve: true,
  testRunnerHtml: (framework) => `<!DOCTYPE html>
<html>
  <head><script>${CLONE}${FRESH}</script></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`,
  plugins: [bundledTests()],
  concurrentBrowsers: 3, // two are slower: the last would have the machine for itself, and use half of it
  browsers: [...ensureEngines(wantedEngines())].map(([name, path]) => launchers[name](path)),
  reporters: [defaultReporter(), elementsClosingLine()],
  coverageConfig: { include: ['packages/*/src/**/*.ts'], reporters: ['text', 'lcovonly'] },
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  browserStartTimeout: 60_000,
  testsStartTimeout: 30_000,
  testsFinishTimeout: 600_000, // axe looks at every state
  // axe alone can take seconds on a busy machine, and so can what a test waits for (wait-until.ts)
  testFramework: { config: { timeout: 60_000 } },
};
