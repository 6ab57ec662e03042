import { openWebkit } from './webkit-driver.mjs';

/** WebDriver's code points for keys that have a name. */
const KEYS = {
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

const moveTo = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });

/**
 * A launcher of @web/test-runner for Debian's WebKitGTK. Its type `webdriver` lets @web/test-runner-commands call the
 * methods at the end.
 */
export function webkitLauncher({ binary }) {
  const pages = new Set();
  let opening;

  async function call(method, path, body) {
    const { call } = await (opening ??= openWebkit(binary));
    return call(method, path, body);
  }
  const act = (source) => call('POST', '/actions', { actions: [source] });
  const point = (actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });

  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1, // one window, so one test file at a time
    async initialize() {},
    async startSession(id, url) {
      pages.add(id);
      await call('POST', '/url', { url });
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: () => call('GET', '/url'),
    async stopSession(id) {
      pages.delete(id);
      await call('POST', '/url', { url: 'about:blank' });
      return {};
    },
    async stop() {
      const browser = await opening?.catch(() => undefined);
      await browser?.close();
    },

    async sendKeys(_id, keys) {
      const actions = [...keys]
        .flatMap((key) => KEYS[key] ?? [...key])
        .flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]);
      await act({ type: 'key', id: 'keyboard', actions });
    },
    sendMouseMove: (_id, x, y) => point([moveTo(x, y)]),
    sendMouseClick: (_id, x, y, name = 'left') =>
      point([
        moveTo(x, y),
        { type: 'pointerDown', button: BUTTONS[name] },
        { type: 'pointerUp', button: BUTTONS[name] },
      ]),
    takeScreenshot: async () => Buffer.from(await call('GET', '/screenshot'), 'base64'),
  };
}
