import { expect } from '@open-wc/testing';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { pageInFrame } from './page-in-frame.ts';
import { everything, FakeClient, find, shows } from './support.ts';

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

describe('E-01 AX-8 a widget is as wide in any host as in a block, and no wider than its place', () => {
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

/** Opens a page with a style sheet of its own, and a sign-in on it. */
async function signInOn(css: string): Promise<{ page: Window & typeof globalThis; login: HTMLElement }> {
  const page = await pageInFrame('sally-login');
  page.frameElement!.setAttribute('style', 'inline-size: 800px; block-size: 900px; border: 0');
  page.document.head.append(Object.assign(page.document.createElement('style'), { textContent: css }));
  const login = Object.assign(page.document.createElement('sally-login'), { client: new FakeClient(), signUp: true });
  await putInto('<div></div>', login, page);
  await shows(login, 'sally-credentials-step');
  return { page, login };
}

const SEEN = '[part=card], [part=heading], label, input, sally-button button, .text-button';

/** Where everything stands in the card, and how large it is. */
function boxesOf(login: HTMLElement): string[] {
  const card = find(login, '[part=card]').getBoundingClientRect();
  return everything(login)
    .filter((element) => element.matches(SEEN))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const box = [x - card.x, y - card.y, width, height].map((length) => length.toFixed(1));
      return `${element.localName} ${element.className} ${box.join(' ')}`;
    });
}

describe('E-04 sizes hang on the widget’s own size of type', () => {
  const heightsAt = async (css: string) => {
    const { page, login } = await signInOn(css);
    const size = (selector: string) => Number.parseFloat(page.getComputedStyle(find(login, selector)).fontSize);
    const height = find(login, 'sally-button button').getBoundingClientRect().height;
    return { height, button: size('sally-button button'), link: size('.text-button'), input: size('input') };
  };

  for (const [what, css, due] of [
    ['16 px where the root is smaller', 'html { font-size: 62.5% }', { height: 44, button: 16, link: 14, input: 16 }],
    ['the root’s where that is larger', 'html { font-size: 20px }', { height: 55, button: 20, link: 17.5, input: 20 }],
    [
      'what the site says, though never so small that a phone zooms in on a field',
      'html { font-size: 20px; --sally-font-size: 14px }',
      { height: 38.5, button: 14, link: 12.25, input: 16 },
    ],
  ] as const)
    it(`and that is ${what}`, async () => {
      expect(await heightsAt(css)).to.deep.equal(due);
    });
});

describe('E-06 a page’s style sheet moves nothing in a widget', () => {
  let due: string[];
  before(async () => void (due = boxesOf((await signInOn('')).login)));

  for (const css of [
    '* { all: unset !important }',
    'form { width: 50% !important; float: right; opacity: 0.5 !important } form::after { content: ""; display: table }',
    'input { transform: rotate(3deg) !important; zoom: 2 !important; position: absolute !important }',
    'label::after { content: " (required)" } button::before { content: "→" } * { font-size: 11px; line-height: 1 }',
    'body { text-transform: uppercase; font-style: italic; letter-spacing: .2em; text-align: right; line-height: 3 }',
    'body { white-space: pre; text-indent: 2em; word-spacing: 1em; font-weight: 900; font-variant: small-caps }',
  ])
    it(css, async () => {
      expect(boxesOf((await signInOn(css)).login)).to.deep.equal(due);
    });
});
