import { expect } from '@open-wc/testing';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { pageInFrame } from './page-in-frame.ts';
import { FakeClient } from './support.ts';

/** Where a page puts a widget, up to the place of the widget itself. Most of these shrink to fit. */
const HOSTS = {
  block: '<div></div>',
  'flex column, centred': '<main style="display: flex; flex-direction: column; align-items: center"><div></div></main>',
  'flex row, centred': '<main style="display: flex; justify-content: center; block-size: 100vh"><div></div></main>',
  'grid, centred': '<main style="display: grid; place-items: center; block-size: 100vh"><div></div></main>',
  'inline flex': '<div style="display: inline-flex"></div>',
  'inline block': '<div style="display: inline-block"></div>',
  'float at the left': '<div style="float: left"></div>',
  'float at the right': '<div style="float: right"></div>',
  'absolute position': '<div style="position: absolute"></div>',
  'fixed position': '<div style="position: fixed"></div>',
  dialog: '<dialog open></dialog>',
  popover: '<div popover></div>',
  'table cell': '<table cellspacing="0" cellpadding="0"><td></td></table>',
  'fit-content': '<div style="inline-size: fit-content"></div>',
  'max-content, no wider than the page': '<div style="inline-size: max-content; max-inline-size: 100%"></div>',
  'one column of a text': '<div style="columns: 20rem 1"></div>',
};

/** Each widget with the width that it has where there is room, and what it shows. */
const WIDGETS = [
  { tag: 'sally-login', width: 384, set: { client: new FakeClient() } },
  { tag: 'sally-flow', width: 384, set: { client: new FakeClient(credentialsStates.fixed.set.step) } },
  { tag: 'sally-sessions', width: 640, set: sessionsStates.several.set },
] as const;

/** Puts an element into a host on a page so wide; the innermost element of the host holds it. */
async function putInto(host: string, element: HTMLElement, page: Window): Promise<void> {
  const { body } = page.document;
  body.innerHTML = host;
  body.style.margin = '0';
  const parents = [...body.querySelectorAll<HTMLElement>('*')];
  parents.at(-1)!.append(element);
  if (element.parentElement!.popover) element.parentElement!.showPopover();
  Object.assign(element.parentElement!.style, { border: '0', padding: '0', maxInlineSize: '100%' });
  await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
}

describe('AX-8 a widget is as wide in any host as in a block, and no wider than its place', () => {
  for (const { tag, width, set } of WIDGETS) {
    for (const room of [1200, 320]) {
      it(`<${tag}> with ${room} px of room`, async () => {
        const page = await pageInFrame(tag);
        page.frameElement!.setAttribute('style', `inline-size: ${room}px; block-size: 900px; border: 0`);
        const { document } = page;
        const wrong: string[] = [];
        for (const [name, host] of Object.entries(HOSTS)) {
          const element = Object.assign(document.createElement(tag), set);
          await putInto(host, element, page);
          const card = element.shadowRoot!.querySelector('[part=card]')!.getBoundingClientRect();
          const { clientWidth, scrollWidth } = document.documentElement;
          const due = Math.min(width, clientWidth);
          if (Math.abs(card.width - due) > 0.5) wrong.push(`${name}: ${card.width} px instead of ${due}`);
          const overflows = scrollWidth > clientWidth || card.left < 0 || card.right > clientWidth;
          if (overflows) wrong.push(`${name}: overflows`);
        }
        expect(wrong).to.deep.equal([]);
      });
    }
  }
});
