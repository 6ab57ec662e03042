import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** How a page is set, whatever stands on it. */
export interface Dress {
  /** The page's own style sheet. */
  css?: string;
  /** Which way the page is written, as its root says. */
  dir?: 'rtl';
  /** The person's system is dark. */
  dark?: boolean;
}

/** Where a page puts the widgets, and what becomes of them there. */
export interface Place {
  /** The page's body, around the widgets. */
  body?: (widgets: string) => string;
  /** It stands in a frame. */
  framed?: boolean;
  /** What the page does once the widgets are drawn, in which its script has `widgets`. */
  afterwards?: string;
}

const require = createRequire(import.meta.url);
const sheet = (path: string): string => readFileSync(require.resolve(path), 'utf8');

const MEYER = `html, body, div, span, h1, h2, p, a, form, label, fieldset, legend, ol, ul, li, table, td, button, input
  { margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline }
  body { line-height: 1 } ol, ul { list-style: none }`;

/** What everything on a page inherits. */
const INHERITED = [
  'text-transform: uppercase; font-variant: small-caps',
  'font-style: italic; font-weight: 700; font-stretch: 75%',
  'letter-spacing: 0.2em; word-spacing: 1em',
  'text-align: right',
  'text-align: center; text-indent: 3em',
  'line-height: 3',
  'font-size: 9px',
  'white-space: nowrap',
  'white-space: pre-wrap; word-break: break-all',
  'text-shadow: 1px 1px 2px red',
  'color: red; -webkit-text-fill-color: green',
  'cursor: wait; list-style: square inside; hyphens: auto',
];

/** What the style sheets of sites say, or say by mistake, of everything of a kind. */
const RULES: Record<string, string> = {
  'all: unset !important for everything': '* { all: unset !important }',
  'every field and button is hidden, and large':
    'input, button, label { display: none !important; font-size: 40px !important }',
  'every field is turned, faded, floated and small': `input { transform: rotate(3deg) !important;
    opacity: 0.2 !important; filter: blur(2px) !important; float: right !important;
    max-width: 80px !important; height: 12px !important; position: relative !important;
    top: 20px !important; clip-path: circle(40%) !important; zoom: 0.8 }`,
  'every field has a picture, a shadow and an animation': `@keyframes jump { to { translate: 40px } }
    input { background: linear-gradient(red, blue) !important; box-shadow: 0 0 9px red !important;
    animation: jump 1ms forwards !important; text-indent: 4em !important; writing-mode: vertical-rl !important;
    mask: linear-gradient(transparent, red) !important }`,
  'every form is half as wide, and floats': 'form { width: 50%; float: right; position: relative; left: 10% }',
  'every form is a box, !important': `form { width: 50% !important; display: flex !important; gap: 9rem !important;
    background: pink !important; opacity: 0.5 !important; max-width: 9rem !important; scale: 0.9 !important }`,
  'every form is cleared after': 'form::before, form::after { content: " "; display: table; clear: both }',
  'labels, buttons and fields have something before and after': `label::after { content: ":" }
    button::before { content: "→"; position: absolute; inset: 0; background: red } input::after { content: "!" }`,
  'every label, paragraph and list is set': `label { float: left; width: 120px; font: italic 20px serif; color: red }
    p { font-size: 30px; margin: 2em; color: green; max-width: 9rem } ul, ol { padding: 4em } svg { display: none }`,
  'every button is set': `button { text-transform: uppercase; letter-spacing: 0.3em; border-radius: 50px;
    background: red !important; width: auto !important; box-shadow: 0 0 4px red; min-width: 30rem !important }`,
  'everything is small, grey and close': '* { font-size: 12px; line-height: 1.1; color: #999; font-weight: 300 }',
  'nothing has a margin, and boxes grow': '*, ::before, ::after { margin: 0; padding: 0; box-sizing: content-box }',
};

/** Pages by what is special about their style. */
export const DRESSES: Record<string, Dress> = {
  'a root of 62.5 %': { css: 'html { font-size: 62.5% } body { font-size: 1.6rem }' },
  'a root that grows with the window': { css: 'html { font-size: 1vw }' },
  'Eric Meyer’s reset': { css: MEYER },
  'Bootstrap 5': { css: sheet('bootstrap/dist/css/bootstrap.min.css') },
  'Bootstrap 5, from right to left': { css: sheet('bootstrap/dist/css/bootstrap.rtl.min.css'), dir: 'rtl' },
  'Tailwind’s preflight': { css: sheet('tailwindcss/preflight.css') },
  'from right to left': { dir: 'rtl' },
  'from right to left by its style sheet': { css: 'body { direction: rtl }' },
  'light on a dark system': { css: 'html { color-scheme: light }', dark: true },
  'of no colour scheme on a dark system': { dark: true },
  ...Object.fromEntries(INHERITED.map((inherited) => [inherited, { css: `body { ${inherited} }` }])),
  ...Object.fromEntries(Object.entries(RULES).map(([name, css]) => [name, { css }])),
};

/** Places by what is special about them. */
export const PLACES: Record<string, Place> = {
  'in a form': { body: (widgets) => `<form action="/search" method="get">${widgets}</form>` },
  'in a frame': { framed: true },
  'in a shadow root': {
    // the script sees no shadow root of a page: the panel outside has it loaded
    body: (widgets) =>
      `<div><template shadowrootmode="open">${widgets}</template></div><sally-sessions hidden></sally-sessions>`,
  },
  'in bold, in the centre': { body: (widgets) => `<center><font size="1"><b>${widgets}</b></font></center>` },
  'in a centred table': { body: (widgets) => `<table align="center"><tr><td align="center">${widgets}</table>` },
  cloned: { afterwards: 'for (const widget of widgets) widget.replaceWith(widget.cloneNode(true))' },
  'as a page’s cache gives them back': { afterwards: 'document.body.innerHTML = document.body.innerHTML' },
  moved: { afterwards: 'for (const widget of widgets) document.body.append(widget)' },
  'moved in one piece': { afterwards: 'for (const widget of widgets) document.body.moveBefore(widget, null)' },
  'taken off and put back later': {
    afterwards: `const taken = widgets.map((widget) => (widget.remove(), widget));
      await new Promise(requestAnimationFrame); document.body.append(...taken)`,
  },
  twice: { body: (widgets) => `${widgets}<aside>${widgets}</aside>` },
  'shown later': {
    body: (widgets) => `<section hidden>${widgets}</section>`,
    afterwards: 'document.querySelector("section").hidden = false',
  },
};
