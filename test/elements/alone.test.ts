import { expect, fixture, html } from '@open-wc/testing';
import type { ChooseStep } from '@sallyport/protocol';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { panelStates, stepStates } from '../../demo/states/index.ts';
import { classes, everything, FakeClient, shows } from './support.ts';

const over = { problem: { code: 'flow-over' } } as const;
const choose = { kind: 'choose', flow: 'demo', revision: 1, others: [], ...over } satisfies ChooseStep;

/** The properties of each look that the gallery has of an element, and of each step once its flow is over. */
function looksOf(tag: string): object[] {
  const panels = panelStates.filter((state) => state.tag === tag).map(({ set }) => set);
  const steps = stepStates.filter((state) => state.tag === tag).map(({ set }) => set);
  return [...panels, ...steps, ...steps.map((set) => ({ ...set, step: { ...set.step, ...over } }))];
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
  for (const tag of classes.keys()) {
    it(`brings what its templates use: <${tag}>`, async () => {
      const page = await open(pageWith(tag));
      for (const look of [{ client: new FakeClient() }, ...looksOf(tag)]) {
        const element = page.document.createElement(tag) as HTMLElement & { updateComplete?: Promise<unknown> };
        page.document.body.append(Object.assign(element, look));
        await element.updateComplete;
        expect(unknownTags(element, page)).to.deep.equal([]);
        element.remove();
      }
    });
  }

  it('brings the flow of a fresh proof: <sally-sessions>', async () => {
    const page = await open(pageWith('sally-sessions'));
    const panel = Object.assign(page.document.createElement('sally-sessions'), {
      client: new FakeClient(credentialsStates.fixed.set.step),
      value: { sessions: [] },
    });
    page.document.body.append(panel);
    const { actions } = panel as unknown as { actions: { prove(): Promise<boolean> } };
    void actions.prove();
    await shows(panel, 'sally-credentials-step');
    expect(unknownTags(panel, page)).to.deep.equal([]);
  });

  it('brings what the steps use that it loads: <sally-flow>', async () => {
    const page = await open(pageWith('sally-flow'));
    const flow = Object.assign(page.document.createElement('sally-flow'), { client: new FakeClient(choose) });
    page.document.body.append(flow);
    await shows(flow, 'sally-choose-step');
    expect(unknownTags(flow, page)).to.deep.equal([]);
  });
});
