import { expect } from '@open-wc/testing';
import { states } from '../../demo/states/index.ts';
import { judged, renderState } from './support.ts';

/** A page of one colour scheme, as a site has it. */
function page(scheme: 'light' | 'dark'): HTMLElement {
  const element = document.createElement('div');
  const dark = scheme === 'dark';
  Object.assign(element.style, {
    colorScheme: scheme,
    background: dark ? '#16181d' : '#fff',
    color: dark ? '#e9ebef' : '#1a1d23',
    inlineSize: '320px',
  });
  document.body.append(element);
  pages.push(element);
  return element;
}

const pages: HTMLElement[] = [];
afterEach(() => pages.splice(0).forEach((element) => element.remove()));

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

// axe reads the same tree and the same styles in every engine
judged('every state', () => {
  for (const state of states)
    for (const scheme of ['light', 'dark'] as const)
      it(`is accessible, ${scheme}: ${state.id}`, async () => {
        await expect(await renderState(state, page(scheme))).to.be.accessible();
      });
});
