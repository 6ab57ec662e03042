import { fixture, html } from '@open-wc/testing';

/**
 * The page has one element and what it brings. It asks the browser for no text message: Chromium crashes now and then
 * where many elements do.
 */
const pageWith = (tag: string, before: string): string => `<!doctype html>
  <script>
    ${before}
    delete window.OTPCredential;
  </script>
  <script type="module">
    import { define } from '/packages/elements/src/base/define.ts';
    import * as elements from '/packages/elements/src/index.ts';
    define(Object.values(elements).find((it) => it.tag === '${tag}'));
  </script>`;

/**
 * Opens a page in a frame, with a registry of elements of its own that knows this one.
 *
 * @param before  A script that runs before any of the elements.
 */
export const pageInFrame = (tag: string, before = ''): Promise<Window & typeof globalThis> =>
  new Promise((loaded) => {
    const done = ({ target }: Event) => loaded((target as HTMLIFrameElement).contentWindow as typeof window);
    void fixture(html`<iframe srcdoc=${pageWith(tag, before)} @load=${done}></iframe>`);
  });
