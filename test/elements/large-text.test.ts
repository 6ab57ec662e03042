import { expect } from '@open-wc/testing';
import { codeStates } from '../../demo/states/code.ts';
import { emailCodeStates } from '../../demo/states/delivered-code.ts';
import { enrolChooseStates, enrolTotpStates } from '../../demo/states/enrol.ts';
import { states } from '../../demo/states/index.ts';
import { redirectStates } from '../../demo/states/redirect.ts';
import {
  everything,
  FakeClient,
  field,
  find,
  renderLogin,
  renderState,
  shows,
  textOf,
  type,
  judged,
} from './support.ts';

/** What a card leaves its step on a screen of 390 px, with text of 32 px and a page's margin of 16 px. */
const STEP = 292;
/** The same screen without its margins. */
const PANEL = 358;

/** A run of letters and digits, which has no place where it could break. */
const WORD = /[\p{L}\p{N}]+/gu;

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  Object.assign(place.style, { font: "1rem/1.5 'DejaVu Sans', Verdana, sans-serif", inlineSize: 'max-content' });
  document.body.append(place);
});

afterEach(() => {
  place.remove();
  document.documentElement.removeAttribute('style');
});

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

const rootsOf = (element: Element): (Element | ShadowRoot)[] =>
  [element, ...everything(element)].flatMap((each) => (each.shadowRoot ? [each, each.shadowRoot] : [each]));

const textsOf = (element: Element): Text[] =>
  rootsOf(element)
    .flatMap(({ childNodes }) => [...childNodes])
    .filter((node): node is Text => node.nodeType === Node.TEXT_NODE);

/** An address in the middle of a sentence that is longer than a line has to break somewhere. */
const mayBreak = ({ parentElement }: Text): boolean => parentElement?.closest('p > bdi') != null;

/** Where a part of a text stands: how many lines it takes, and whether all of it is between two edges. */
function lines(text: Text, start: number, end: number, { left, right }: DOMRect) {
  const range = new Range();
  range.setStart(text, start);
  range.setEnd(text, end);
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
  const isCut = boxes.some((box) => box.left < left - 0.5 || box.right > right + 0.5);
  return { isBroken: new Set(boxes.map(({ top }) => Math.round(top))).size > 1, isCut };
}

/** What can't be read as it was written: words in pieces, and text that is outside of its place. */
function unreadable(element: Element, edges: DOMRect): string[] {
  const wrong: string[] = [];
  for (const text of textsOf(element)) {
    if (text.parentElement?.closest('.visually-hidden')) continue;
    const whole = lines(text, 0, text.length, edges);
    if (!whole.isBroken && !whole.isCut) continue;
    for (const { 0: word, index } of text.data.matchAll(WORD)) {
      const { isBroken, isCut } = lines(text, index, index + word.length, edges);
      if (isBroken && !mayBreak(text)) wrong.push(`${word} is broken`);
      if (isCut) wrong.push(`${word} is cut`);
    }
  }
  return wrong;
}

/** A few states are drawn at a time: one costs more the more there are on the page. */
const GROUP = 8;

/** Renders every state, each in a place of its own, and says what is wrong with it. */
async function wrongInAnyState(step: number, panel: number, prepare?: (element: Element) => void): Promise<string[]> {
  const wrong: string[] = [];
  for (let start = 0; start < states.length; start += GROUP) {
    const shown = [];
    for (const state of states.slice(start, start + GROUP)) {
      const own = document.createElement('div');
      own.style.inlineSize = `${state.tag.endsWith('-step') ? step : panel}px`;
      place.append(own);
      const element = await renderState(state, own);
      prepare?.(element);
      shown.push({ state, own, element });
    }
    for (const { state, own, element } of shown) {
      wrong.push(...unreadable(element, own.getBoundingClientRect()).map((what) => `${state.id}: ${what}`));
      if (own.scrollWidth > own.clientWidth) wrong.push(`${state.id}: scrolls`);
    }
    place.replaceChildren();
  }
  return wrong;
}

judged('text of twice the size', function () {
  beforeEach(() => {
    document.documentElement.style.fontSize = '200%';
  });

  it('AX-9 breaks inside no word and is cut in no state, at 390 px (WCAG 1.4.4)', async () => {
    expect(await wrongInAnyState(STEP, PANEL)).to.deep.equal([]);
  });

  it('AX-9 leaves the step the width that the states are tested at', async () => {
    place.style.inlineSize = `${PANEL}px`;
    const login = await renderLogin(new FakeClient());
    place.append(login);
    expect((await shows(login, 'sally-credentials-step')).clientWidth).to.equal(STEP);
  });

  it('AX-9 has a whole code in one line, without cells that are too narrow for a digit', async () => {
    place.style.inlineSize = `${STEP}px`;
    for (const [state, code] of [
      [codeStates.fresh, '888888'],
      [codeStates.eight, '88888888'],
      [emailCodeStates.lettersAndDigits, 'WWWWWW'],
      [enrolTotpStates.fresh, '888888'],
    ] as const) {
      const element = await renderState(state, place);
      const input = field(element, 'otp-code');
      type(input, code);
      expect([state.id, input.scrollWidth > input.clientWidth]).to.deep.equal([state.id, false]);
      expect(getComputedStyle(find(element, '.cells')).display).to.equal('none');
    }
  });

  it('AX-9 is no wider than its place where a word is, at 320 px', async () => {
    place.style.inlineSize = '200px';
    const element = await renderState(redirectStates.failed, place);
    const { width } = find(element.shadowRoot!, '.notice').getBoundingClientRect();
    expect(width).to.equal(200);
  });

  it('AX-9 says of the first way that it is recommended, without its icon', async () => {
    place.style.inlineSize = `${STEP}px`;
    const element = await renderState(enrolChooseStates.all, place);
    expect(textOf(element)).to.contain('Recommended');
    expect(getComputedStyle(find(element, '.choice svg')).display).to.equal('none');
  });
});

judged('a person’s own spacing of text', function () {
  it('AX-10 breaks inside no word and cuts nothing, at 320 px (WCAG 1.4.12)', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '*, ::slotted(*) { line-height: 1.5 !important; letter-spacing: .12em !important }' +
        '*, ::slotted(*) { word-spacing: .16em !important }',
    );
    const spaced = (element: Element) => {
      for (const { shadowRoot } of [element, ...everything(element)]) shadowRoot?.adoptedStyleSheets.push(sheet);
    };
    expect(await wrongInAnyState(278, 288, spaced)).to.deep.equal([]);
  });
});
