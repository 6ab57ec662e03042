import { expect } from '@open-wc/testing';
import { SallyEnrolTotpStep } from '@sallyport/elements';
import { enrolTotpStates } from '../../demo/states/enrol.ts';
import { states } from '../../demo/states/index.ts';
import { everything, renderState, judged } from './support.ts';

/** What is left of a screen of 390 px by a page's margin of 16 px and by the card around a step. */
const STEP = 316;
/** The card's own padding and border, above and below. */
const CARD = 42;

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  Object.assign(place.style, { font: "1rem/1.5 'DejaVu Sans', Verdana, sans-serif", inlineSize: `${STEP}px` });
  document.body.append(place);
});

afterEach(() => place.remove());

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

/** Rules that hold for fingers alone, while they are made to hold always. */
const forced = new Set<CSSMediaRule>();

afterEach(() => {
  for (const rule of forced) rule.media.mediaText = '(pointer: coarse)';
  forced.clear();
});

/** Has every rule for fingers hold: no engine lets a page say that it is pointed at by fingers. */
function pointByFinger({ adoptedStyleSheets }: ShadowRoot): void {
  for (const rule of adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])) {
    if (!(rule instanceof CSSMediaRule) || rule.media.mediaText !== '(pointer: coarse)') continue;
    rule.media.mediaText = 'all';
    forced.add(rule);
  }
}

/** How high the area is that a finger can hit: some elements are larger than they are drawn. */
function hitHeight(element: Element): number {
  const { height } = element.getBoundingClientRect();
  const { position, top, bottom } = getComputedStyle(element, '::after');
  return position === 'absolute' ? height - parseFloat(top) - parseFloat(bottom) : height;
}

/** What can be pressed; of a checkbox its label. */
function isTarget(element: Element): boolean {
  if (element instanceof HTMLLabelElement) return (element.control as HTMLInputElement | null)?.type === 'checkbox';
  return element.matches('button, a[href], input:not([type=checkbox], [hidden])');
}

judged('a finger', function () {
  it('AX-4 hits what is 44 px high, in every state', async () => {
    const small: string[] = [];
    for (const state of states) {
      const element = await renderState(state, place);
      if (element instanceof SallyEnrolTotpStep) element.phone = true;
      await element.updateComplete;
      for (const { shadowRoot } of [element, ...everything(element)]) if (shadowRoot) pointByFinger(shadowRoot);
      for (const target of everything(element).filter(isTarget)) {
        const height = hitHeight(target);
        const isDrawn = target.getBoundingClientRect().width > 0;
        if (isDrawn && height < 43.5)
          small.push(`${state.id}: ${target.textContent?.trim() || target.localName} ${height}`);
      }
      element.remove();
    }
    expect(small).to.deep.equal([]);
  });
});

judged('the set-up of an app', () => {
  it('EN-1 is at most 620 px high at 390 px, so that code and field are seen together', async () => {
    const high: string[] = [];
    const { fresh, back, phone, busy, refused } = enrolTotpStates; // an error of two lines comes on top
    for (const state of [fresh, back, phone, busy, refused]) {
      const element = await renderState(state, place);
      const height = element.getBoundingClientRect().height + CARD;
      if (height > 620) high.push(`${state.id}: ${height}`);
      element.remove();
    }
    expect(high).to.deep.equal([]);
  });

  it('EN-2 on a phone opens the app first, and draws the code for another device once asked to', async () => {
    const element = await renderState(enrolTotpStates.phone, place);
    const root = element.shadowRoot!;
    const shown = () => root.querySelector('sally-qr-code') !== null;
    const before = [root.querySelector('a, button')?.localName, shown()];
    const opener = [...root.querySelectorAll('button')].find((it) => it.textContent?.includes('Use another device'))!;
    opener.click();
    await element.updateComplete;
    expect([...before, shown()]).to.deep.equal(['a', false, true]);
  });
});
