import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import {
  FIRST_COLOURS,
  OTHER_COLOURS,
  SHAPE,
  SPACE,
  TYPE,
  type ColourName,
  type OtherName,
  type Property,
} from './properties.ts';
import { colourOf, SCHEMES, withSetting, type Scheme, type Setting, type Theme } from './theme.ts';
import { CHOICES } from './values.ts';

/** What the fields need of the page. */
interface Page {
  current(): Theme;
  set(theme: Theme): void;
  /** Shows a theme while it is being typed. */
  draft(theme: Theme): void;
  redraw(): void;
}

/** What somebody typed that can't be set, and why. */
interface Mistake {
  text: string;
  words: string;
}

type Key = `${string}-${Scheme | 'both'}`;

/** A field for each property, in its groups. What is typed and can't be set stays, and says why. */
export class Fields {
  readonly #page: Page;
  readonly #mistakes = new Map<Key, Mistake>();

  constructor(page: Page) {
    this.#page = page;
  }

  forgetMistakes(): void {
    this.#mistakes.clear();
  }

  colours(theme: Theme): TemplateResult {
    return html`<section aria-labelledby="colour-title">
        <h2 id="colour-title">Colour</h2>
        <p class="schemes muted" aria-hidden="true"><span>Light</span> <span>Dark</span></p>
        ${FIRST_COLOURS.map((property) => this.#colour(property, theme))}
        <details ?open=${OTHER_COLOURS.some(({ name }) => theme.colours[name])}>
          <summary>Colours that follow</summary>
          ${OTHER_COLOURS.map((property) => this.#colour(property, theme))}
        </details>
      </section>`;
  }

  others(theme: Theme): TemplateResult {
    return html`${this.#group('Shape', SHAPE, theme)} ${this.#group('Type', TYPE, theme)}
    ${this.#group('Space', SPACE, theme)}`;
  }

  #group(title: string, properties: readonly Property<OtherName>[], theme: Theme): TemplateResult {
    return html`<details class="group" ?open=${properties.some(({ name }) => theme.others[name])}>
      <summary><h2>${title}</h2></summary>
      ${properties.map((property) => this.#other(property, theme))}
    </details>`;
  }

  #colour({ name, label, hint }: Property<ColourName>, theme: Theme): TemplateResult {
    return html`<div class="colour" role="group" aria-labelledby=${`${name}-label`}>
      <p id=${`${name}-label`}>${label} <span class="muted">${hint}</span></p>
      ${SCHEMES.map((scheme) => this.#half(name, `${label}, ${scheme}`, theme, scheme))}
      ${SCHEMES.map((scheme) => this.#mistake(`${name}-${scheme}`))}
    </div>`;
  }

  #half(name: ColourName, label: string, theme: Theme, scheme: Scheme): TemplateResult {
    const shown = colourOf(theme, scheme, name);
    return html`<div class="half">
      <input
        type="color"
        aria-label=${`${label}: choose`}
        .value=${live(shown.slice(0, 7))}
        @input=${this.#typing({ name, scheme })}
        @change=${this.#change({ name, scheme }, `${name}-${scheme}`)}
      />
      ${this.#input(`${name}-${scheme}`, label, theme.colours[name]?.[scheme], shown, { name, scheme })}
    </div>`;
  }

  #other({ name, label, kind, hint }: Property<OtherName>, theme: Theme): TemplateResult {
    const choices = CHOICES[kind];
    const value = theme.others[name];
    return html`<div class="other">
      <label for=${`${name}-both`}>${label}</label>
      ${
        choices
          ? html`<select id=${`${name}-both`} @change=${this.#change({ name }, `${name}-both`)}>
            <option value="" .selected=${live(value === undefined)}>as usual (${hint})</option>
            ${choices.map((each) => html`<option .selected=${live(value === each)}>${each}</option>`)}
          </select>`
          : this.#input(`${name}-both`, undefined, value, hint, { name })
      }
      ${this.#mistake(`${name}-both`)}
    </div>`;
  }

  #input(key: Key, label: string | undefined, value = '', hint: string, to: Target): TemplateResult {
    const mistake = this.#mistakes.get(key);
    return html`<input
      id=${key}
      type="text"
      dir="ltr"
      spellcheck="false"
      autocomplete="off"
      aria-label=${label ?? nothing}
      aria-invalid=${mistake ? 'true' : nothing}
      aria-describedby=${mistake ? `${key}-mistake` : nothing}
      placeholder=${hint}
      .value=${live(mistake?.text ?? value)}
      @input=${this.#typing(to)}
      @change=${this.#change(to, key)}
    />`;
  }

  #mistake(key: Key): TemplateResult | typeof nothing {
    const mistake = this.#mistakes.get(key);
    return mistake ? html`<p class="mistake" id=${`${key}-mistake`} role="alert">${mistake.words}</p>` : nothing;
  }

  #typing = (to: Target) => (event: Event) => {
    const next = withSetting(this.#page.current(), { ...to, text: textOf(event) });
    if (typeof next !== 'string') this.#page.draft(next);
  };

  #change = (to: Target, key: Key) => (event: Event) => {
    const text = textOf(event);
    const next = withSetting(this.#page.current(), { ...to, text });
    if (typeof next === 'string') this.#mistakes.set(key, { text, words: next });
    else this.#mistakes.delete(key);
    if (typeof next === 'string') this.#page.redraw();
    else this.#page.set(next);
  };
}

type Target = Omit<Setting, 'text'>;
const textOf = ({ currentTarget }: Event): string => (currentTarget as HTMLInputElement | HTMLSelectElement).value;
