import { html, render } from 'lit/html.js';
import { drawBar } from '../bar/bar.ts';
import { go } from '../bar/go.ts';
import { byId } from '../page.ts';
import { addressOf, presetOf, readAddress } from './address.ts';
import { contrastTable } from './contrast-table.ts';
import { exported } from './exported.ts';
import { Fields } from './fields.ts';
import { Import } from './import.ts';
import { presets } from './presets.ts';
import { dressLooks, looks } from './looks.ts';
import { readShown } from './shown.ts';
import type { Theme } from './theme.ts';

const current = (): Theme => readAddress(location.search).theme;
const set = (theme: Theme) => go(addressOf(theme, location.search));
const fields = new Fields({ current, set, draft: dressLooks, redraw: draw });
const imported = new Import({ set, redraw: draw });

/** Draws the page from its address. */
function draw(): void {
  const { theme, problems } = readAddress(location.search);
  const { shown, problems: notShown } = readShown(location.search);
  render(
    html`<div class="editor">
        <h1>Theme</h1>
        <p class="muted">Accent, surface and text are enough: every other colour follows from these.</p>
        <p class="unknown" role="status">${[...problems, ...notShown].join(' ')}</p>
        ${startFrom(theme)} ${fields.colours(theme)} ${contrastTable(theme, set)} ${fields.others(theme)}
        ${imported.draw()} ${exported(theme)}
      </div>
      ${looks(shown)}`,
    byId('theme'),
  );
  dressLooks(theme);
}

const startFrom = (theme: Theme) => html`<nav class="presets" aria-label="Start from">
  ${presets.map((preset) => {
    const isShown = preset === presetOf(theme) ? 'true' : 'false';
    return html`<a class="pill" href=${addressOf(preset.theme, location.search)} aria-current=${isShown}>
      ${preset.title}
    </a>`;
  })}
</nav>`;

/** Follows the page's own links without loading it anew; with a key that opens a tab or a window, the browser does. */
function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.href !== location.href) go(link.href);
}

addEventListener('popstate', ({ isTrusted }) => {
  if (isTrusted) fields.forgetMistakes(); // another view, by Back or Forward
  draw();
});
byId('theme').addEventListener('click', follow);
drawBar('theme');
draw();
