import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { contrast } from '../../server/src/messages/contrast.ts';
import { emailCodeStates } from '../../demo/states/delivered-code.ts';
import { FakeClient, find, shows } from './support.ts';
import { waitUntil } from './wait-until.ts';

type Parts = Record<
  'heading' | 'label' | 'muted' | 'cells' | 'button' | 'link' | 'card' | 'form' | 'checkbox',
  Element
>;
type Row = [property: string, value: string, part: keyof Parts, of: string, computed?: string];

const RED = 'rgb(200, 0, 0)';
const ROWS: Row[] = [
  ['--sally-link', RED, 'link', 'color'],
  ['--sally-link-line', 'underline', 'link', 'text-decoration-line'],
  ['--sally-focus', RED, 'cells', 'outline-color'],
  ['--sally-focus-width', '4px', 'cells', 'outline-width'],
  ['--sally-field', RED, 'checkbox', 'background-color'],
  ['--sally-check-radius', '50%', 'checkbox', 'border-start-start-radius'],
  ['--sally-heading-font', 'Georgia', 'heading', 'font-family'],
  ['--sally-heading-size', '30px', 'heading', 'font-size'],
  ['--sally-heading-weight', '400', 'heading', 'font-weight'],
  ['--sally-label-weight', '700', 'label', 'font-weight'],
  ['--sally-button-weight', '400', 'button', 'font-weight'],
  ['--sally-button-case', 'uppercase', 'button', 'text-transform'],
  ['--sally-font-size', '20px', 'button', 'font-size'],
  ['--sally-padding', '3px', 'card', 'padding-inline-start'],
  ['--sally-space', '0.5', 'form', 'row-gap', '10px'],
];

async function codeForm(locale = 'en'): Promise<Parts> {
  const client = new FakeClient(emailCodeStates.fresh.set.step);
  const login = (await fixture(html`<sally-flow locale=${locale} .client=${client}></sally-flow>`)) as HTMLElement;
  const step = await shows(login, 'sally-code-step');
  const input = login.querySelector<HTMLInputElement>('input[inputmode]')!;
  input.focus();
  return {
    heading: step.shadowRoot!.querySelector('[part=heading]')!,
    label: login.querySelector('label')!,
    muted: find(login, '.account'),
    cells: find(login, '.cells'),
    button: login.querySelector('sally-button button')!,
    link: find(login, '.text-button'),
    card: login.shadowRoot!.querySelector('[part=card]')!,
    form: login.querySelector('form')!,
    checkbox: login.querySelector('[type=checkbox]')!,
  };
}

const computed = (element: Element, of: string): string => getComputedStyle(element).getPropertyValue(of);

/** A colour as `#rrggbb`, however a browser writes it. */
function hexOf(colour: string): string {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((channel) => channel!.toString(16).padStart(2, '0')).join('')}`;
}

afterEach(() => document.documentElement.removeAttribute('style'));

describe('the look that a page sets', () => {
  const set = (properties: Record<string, string>) => {
    for (const [name, value] of Object.entries(properties)) document.documentElement.style.setProperty(name, value);
  };

  it('is what it asks for, property by property', async () => {
    const parts = await codeForm();
    const wrong = ROWS.flatMap(([property, value, part, of, expected = value]) => {
      const before = computed(parts[part], of);
      set({ [property]: value, '--sally-motion': '0s' });
      const after = computed(parts[part], of);
      document.documentElement.removeAttribute('style');
      return before !== expected && after === expected ? [] : [`${property}: ${of} was ${before}, is ${after}`];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('has the colour of the page under the pointer', async () => {
    const parts = await codeForm();
    set({ '--sally-accent-hover': RED, '--sally-motion': '0s' });
    const { x, y } = parts.button.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x) + 20, Math.round(y) + 20] });
    await waitUntil(() => computed(parts.button, 'background-color') === RED);
    await sendMouse({ type: 'move', position: [0, 0] });
  });

  for (const [name, surface, text, accent] of [
    ['dark blue', '#0b1f3a', '#f5e9d0', '#ffd60a'],
    ['cream', '#fff8e7', '#3a2a1a', '#7a1f1f'],
    ['white and yellow', '#ffffff', '#1a1d23', '#ffd400'],
    ['white and a red between', '#ffffff', '#1a1d23', '#e60000'],
  ] as const) {
    it(`needs no more than surface, text and accent: ${name}`, async () => {
      const parts = await codeForm();
      set({ '--sally-surface': surface, '--sally-text': text, '--sally-accent': accent, '--sally-motion': '0s' });
      const against = (part: keyof Parts, of: string) => contrast(hexOf(computed(parts[part], of)), surface);
      expect(against('muted', 'color')).to.be.greaterThan(4.5);
      expect(against('checkbox', 'border-block-start-color')).to.be.greaterThan(3);
      expect(hexOf(computed(parts.card, 'border-block-start-color'))).not.to.equal(surface);
      if (!CSS.supports('color', 'color(from light-dark(#fff, #fff) xyz x y z)')) return;
      const words = hexOf(computed(parts.button, 'color'));
      expect(contrast(words, hexOf(computed(parts.button, 'background-color')))).to.be.greaterThan(4.5);
    });
  }

  it('has no quiet colours for who asks for more contrast', async () => {
    const parts = await codeForm();
    const rules = parts.heading.getRootNode() as ShadowRoot;
    const query = rules.adoptedStyleSheets
      .flatMap(({ cssRules }) => [...cssRules])
      .find((rule) => rule instanceof CSSMediaRule && rule.conditionText === '(prefers-contrast: more)');
    const { media } = query as CSSMediaRule;
    expect(computed(parts.muted, 'color')).not.to.equal(computed(parts.heading, 'color'));
    media.mediaText = 'all';
    expect(computed(parts.muted, 'color')).to.equal(computed(parts.heading, 'color'));
    media.mediaText = '(prefers-contrast: more)';
  });

  it('has the family that a class gives the page later', async () => {
    const parts = await codeForm();
    expect(parts.card.classList.contains('bare')).to.equal(true);
    set({ 'font-family': 'Georgia' });
    if (!CSS.supports('transition-behavior', 'allow-discrete')) return;
    await waitUntil(() => computed(parts.label, 'font-family') === 'Georgia');
  });

  it('U-C6 sets an Arabic heading without tightening it, and Arabic help larger than Latin', async () => {
    const [latin, arabic] = [await codeForm(), await codeForm('ar')];
    await waitUntil(() => arabic.heading.closest('[lang]')?.getAttribute('lang') === 'ar');
    const spacing = ({ heading }: Parts) => Number.parseFloat(computed(heading, 'letter-spacing')) || 0;
    expect(spacing(latin)).to.be.lessThan(0);
    expect(spacing(arabic)).to.equal(0);
    expect([latin, arabic].map(({ muted }) => computed(muted, 'font-size'))).to.deep.equal(['14px', '15px']);
  });
});
