import { html, type TemplateResult } from 'lit/html.js';
import { declarationsOf } from './css-text.ts';
import { fromCss } from './from-css.ts';
import { fromTokens } from './from-tokens.ts';
import type { Theme } from './theme.ts';

/** What the import needs of the page. */
interface Page {
  set(theme: Theme): void;
  redraw(): void;
}

/** Takes a theme from what somebody pastes or opens, and says what of it means nothing. */
export class Import {
  readonly #page: Page;
  #said: readonly string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  draw(): TemplateResult {
    return html`<details class="group">
      <summary><h2>Import</h2></summary>
      <form @submit=${this.#paste}>
        <label for="import-text">CSS variables of your site, or design tokens as JSON</label>
        <textarea id="import-text" name="text" rows="6" dir="ltr" spellcheck="false"></textarea>
        <button>Import</button>
      </form>
      <p class="file">
        <label for="import-file">Or open a file</label>
        <input id="import-file" type="file" accept=".css,.json,.tokens" @change=${this.#open} />
      </p>
      <div role="status">${this.#said.map((words) => html`<p>${words}</p>`)}</div>
    </details>`;
  }

  #paste = (event: SubmitEvent) => {
    event.preventDefault();
    this.#take(new FormData(event.currentTarget as HTMLFormElement).get('text') as string);
  };

  #open = async ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement;
    const text = await input.files?.[0]?.text();
    input.value = ''; // so that the same file can be opened again
    if (text !== undefined) this.#take(text);
  };

  #take(text: string): void {
    const { theme, problems } = /^\s*[[{]/.test(text) ? fromTokens(text) : fromCss(text);
    const count = declarationsOf(theme).length;
    this.#said = [count === 1 ? '1 property was taken.' : `${count} properties were taken.`, ...problems];
    if (count > 0) this.#page.set(theme);
    else this.#page.redraw();
  }
}
