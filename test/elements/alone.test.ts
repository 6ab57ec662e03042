import { expect, fixture, html } from '@open-wc/testing';
import * as elements from '@sallyport/elements';
import type { ElementClass } from '@sallyport/elements';
import type { ChooseStep } from '@sallyport/protocol';
import type { LitElement } from 'lit';
import { states } from '../../demo/states/index.ts';
import { everything, FakeClient, shows } from './support.ts';

const tags = Object.values<object>(elements).flatMap((it) => ('tag' in it ? [(it as ElementClass).tag] : []));
const over = { problem: { code: 'flow-over' } } as const;
const choose = { kind: 'choose', flow: 'demo', revision: 1, others: [], ...over } satisfies ChooseStep;

/** The properties of each look that the gallery has of an element, and of one whose flow is over. */
function looksOf(tag: string): object[] {
  const own = states.filter(({ step }) => `sally-${step.kind}-step` === tag);
  return own.flatMap(({ step, busy, signedIn, passkey, sso }) => [
    { step, busy, signedIn, passkey, sso },
    { step: { ...step, ...over } },
  ]);
}

/** Importing `define.ts` registers the widgets. That is held back: the page has one element and what it brings. */
const pageWith = (tag: string): string => `<!doctype html>
  <script>customElements.define = () => {}</script>
  <script type="module">
    import { define } from '/packages/elements/src/define.ts';
    import * as elements from '/packages/elements/src/index.ts';
    delete customElements.define;
    define(Object.values(elements).find((it) => it.tag === '${tag}'));
  </script>`;

/** Opens a page in a frame, with a registry of elements of its own. */
const open = (page: string): Promise<Window & typeof globalThis> =>
  new Promise((loaded) => {
    const done = ({ target }: Event) => loaded((target as HTMLIFrameElement).contentWindow as typeof window);
    void fixture(html`<iframe srcdoc=${page} @load=${done}></iframe>`);
  });

/** The tags below an element, its own included, that the page knows nothing about. */
function unknownTags(element: HTMLElement, { customElements }: Window): string[] {
  const used = new Set([element, ...everything(element)].map(({ localName }) => localName));
  return [...used].filter((tag) => tag.startsWith('sally-') && !customElements.get(tag));
}

describe('an element alone on a page', () => {
  for (const tag of tags) {
    it(`brings what its templates use: <${tag}>`, async () => {
      const page = await open(pageWith(tag));
      for (const look of [{ client: new FakeClient() }, ...looksOf(tag)]) {
        const element = Object.assign(page.document.createElement(tag) as LitElement, look);
        page.document.body.append(element);
        await element.updateComplete;
        expect(unknownTags(element, page)).to.deep.equal([]);
        element.remove();
      }
    });
  }

  it('brings what the steps use that it loads: <sally-flow>', async () => {
    const page = await open(pageWith('sally-flow'));
    const flow = Object.assign(page.document.createElement('sally-flow'), { client: new FakeClient(choose) });
    page.document.body.append(flow);
    await shows(flow, 'sally-choose-step');
    expect(unknownTags(flow, page)).to.deep.equal([]);
  });
});
