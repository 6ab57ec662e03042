import { html, type TemplateResult } from 'lit/html.js';
import { failing, judge, type JudgedPair } from './contrast-pairs.ts';
import { SCHEMES, withSetting, type Scheme, type Theme } from './theme.ts';

/** How well each pair of colours can be told apart, in both schemes, and what would mend one that can't. */
export function contrastTable(theme: Theme, set: (theme: Theme) => void): TemplateResult {
  const pairs = judge(theme);
  const failed = failing(pairs).length;
  const use = (pair: JudgedPair, scheme: Scheme) => () => {
    const next = withSetting(theme, { name: pair.colour, text: pair[scheme].nearest!, scheme });
    if (typeof next !== 'string') set(next);
  };
  return html`<section aria-labelledby="contrast-title">
    <h2 id="contrast-title">Contrast</h2>
    <p role="status">${failed === 0 ? 'Every pair passes.' : `${failed} of ${pairs.length * 2} fail.`}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Light</th>
          <th scope="col">Dark</th>
        </tr>
      </thead>
      <tbody>
        ${pairs.map(
          (pair) => html`<tr>
            <th scope="row">${pair.label} <span class="muted">${pair.least}</span></th>
            ${SCHEMES.map((scheme) => html`<td>${cell(pair, scheme, use(pair, scheme))}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="muted">
      Text needs 4.5 and an outline 3 (WCAG 2.2, 1.4.3 and 1.4.11), on every ground that it lies on: the least is shown.
    </p>
  </section>`;
}

function cell(pair: JudgedPair, scheme: Scheme, use: () => void): TemplateResult {
  const { ratio, passes, nearest } = pair[scheme];
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1); // never up to what passes
  return html`<span class=${passes ? 'pass' : 'fail'}>${shown} ${passes ? 'pass' : 'fail'}</span> ${
    passes
      ? ''
      : nearest
        ? html`<button type="button" aria-label=${`${pair.label}, ${scheme}: use ${nearest}`} @click=${use}>
        Use ${nearest}
      </button>`
        : html`<span class="muted">No ${pair.colour} does.</span>`
  }`;
}
