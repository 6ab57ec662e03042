import { expect } from '@open-wc/testing';
import type { ChooseStep } from '@sallyport/protocol';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { panelStates, stepStates } from '../../demo/states/index.ts';
import { pageInFrame } from './page-in-frame.ts';
import { classes, everything, FakeClient, judged, shows } from './support.ts';
import { waitUntil } from './wait-until.ts';

const over = { problem: { code: 'flow-over' } } as const;
const choose = { kind: 'choose', flow: 'demo', revision: 1, others: [], ...over } satisfies ChooseStep;

/** What a page may take alone (README). */
const PIECES = `
  sally-login sally-flow sally-gate sally-user-button sally-code-field
  sally-password-field sally-trust-device sally-try-another-way sally-qr-code sally-backup-codes
  sally-settings sally-factors sally-passkeys sally-backup-codes-panel sally-trusted-devices
  sally-sessions sally-password sally-address sally-activity sally-team
  sally-audit sally-adoption sally-policy sally-admin sally-tenants
  sally-profiles sally-programs
`
  .trim()
  .split(/\s+/);

/** The properties of each look that the gallery has of an element, and of each step once its flow is over. */
function looksOf(tag: string): object[] {
  const panels = panelStates.filter((state) => state.tag === tag).map(({ set }) => set);
  const steps = stepStates.filter((state) => state.tag === tag).map(({ set }) => set);
  return [...panels, ...steps, ...steps.map((set) => ({ ...set, step: { ...set.step, ...over } }))];
}

/** The tags below an element, its own included, that the page knows nothing about. */
function unknownTags(element: HTMLElement, { customElements }: Window): string[] {
  const used = new Set([element, ...everything(element)].map(({ localName }) => localName));
  return [...used].filter((tag) => tag.startsWith('sally-') && !customElements.get(tag));
}

// what a module imports is the same in each engine
judged('an element alone on a page', () => {
  for (const tag of classes.keys()) {
    it(`brings what its templates use: <${tag}>`, async () => {
      const page = await pageInFrame(tag);
      for (const look of [{ client: new FakeClient() }, ...looksOf(tag)]) {
        const element = page.document.createElement(tag) as HTMLElement & { updateComplete?: Promise<unknown> };
        page.document.body.append(Object.assign(element, look));
        await element.updateComplete;
        expect(unknownTags(element, page)).to.deep.equal([]);
        element.remove();
      }
    });
  }

  it('is loaded by the script tag where it is on the page, and one that there is not is told', async () => {
    const page = await pageInFrame('sally-login');
    const { document, console } = page;
    const lines: string[] = [];
    console.warn = (...words: unknown[]) => void lines.push(words.join(' '));
    for (const tag of [...PIECES, 'sally-logon', 'sally-later']) document.body.append(document.createElement(tag));
    document.head.append(
      Object.assign(document.createElement('script'), { type: 'module', src: '/packages/elements/src/sallyport.ts' }),
    );
    await Promise.all(PIECES.map((tag) => page.customElements.whenDefined(tag)));
    page.customElements.define('sally-later', class extends page.HTMLElement {});
    await waitUntil(() => lines.some((line) => line.includes('there is no <')), 'a line');
    expect(lines.filter((line) => line.includes('there is no <'))).to.have.lengthOf(1);
    expect(lines.join('\n')).to.contain('there is no <sally-logon>. There are: <sally-login>');
  });

  it('brings the flow of a fresh proof: <sally-sessions>', async () => {
    const page = await pageInFrame('sally-sessions');
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
    const page = await pageInFrame('sally-flow');
    const flow = Object.assign(page.document.createElement('sally-flow'), { client: new FakeClient(choose) });
    page.document.body.append(flow);
    await shows(flow, 'sally-choose-step');
    expect(unknownTags(flow, page)).to.deep.equal([]);
  });
});
