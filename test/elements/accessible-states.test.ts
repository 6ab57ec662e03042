import { expect } from '@open-wc/testing';
import axe from 'axe-core';
import { type State, states } from '../../demo/states/index.ts';
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

/** Axe reads a page with many states four times as quickly as each on a page of its own. */
const GROUP = 16;

/** What is a fault of a page with several states, of none of them: their landmarks are called the same. */
const ofThePage = ['landmark-unique'];

/** Renders states on one page, each in a place whose name a failure quotes. */
async function showAll(group: State[], all: HTMLElement): Promise<HTMLElement> {
  for (const state of group) {
    const own = document.createElement('div');
    own.dataset.state = state.id;
    all.append(own);
    await renderState(state, own);
  }
  return all;
}

// axe reads the same tree and the same styles in every engine
judged('every state', function () {
  for (let start = 0; start < states.length; start += GROUP) {
    const group = states.slice(start, start + GROUP);
    const names = group.map(({ id }) => id).join(', ');

    it(`is accessible, light: ${names}`, async () => {
      await expect(await showAll(group, page('light'))).to.be.accessible({ ignoredRules: ofThePage });
    });

    // the tree is the same, in other colours
    it(`is legible, dark: ${names}`, async () => {
      const { violations } = await axe.run(await showAll(group, page('dark')), { runOnly: ['color-contrast'] });
      expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).to.deep.equal([]);
    });
  }

  for (const state of states.filter(({ tag }) => tag === 'sally-settings'))
    it(`is accessible alone, with landmarks that have names of their own: ${state.id}`, async () => {
      await expect(await showAll([state], page('light'))).to.be.accessible();
    });
});
