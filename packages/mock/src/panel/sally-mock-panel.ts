import { html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { KeptMessage } from '@sallyport/server/memory';
import { startMock } from '../in-tab.ts';
import type { Mock } from '../mock.ts';
import { PEOPLE } from '../people.ts';
import { SCENARIOS } from '../scenarios.ts';
import { panelStyles } from './panel-styles.ts';
import { readState, writeState, type PanelState } from './panel-state.ts';
import { wordsFor, type PanelWords } from './words.ts';

const LATER = ['1 minute', '10 minutes', '1 hour', '1 day', '31 days'];
const STATUSES = ['503', '429', '500', ''];
const ROUTES = ['POST /flows', 'POST /flows/:id/answers', 'GET /config', 'GET /session', 'GET /me'];

/**
 * @summary The control of the mock on the page: people, scenarios, codes, messages, time, faults, and what was asked.
 * @tag sally-mock-panel
 */
export class SallyMockPanel extends LitElement {
  static readonly tag = 'sally-mock-panel';
  static override styles = panelStyles;

  @state() private open = false;
  @state() private person: string | undefined;
  @state() private messages: readonly KeptMessage[] = [];
  @state() private code: string | undefined;

  #mock: Mock | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#mock = startMock();
    this.#mock.addEventListener('change', this.#look);
    void this.#apply();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#mock?.removeEventListener('change', this.#look);
  }

  override render(): TemplateResult {
    const { language, words } = wordsFor(this.closest<HTMLElement>('[lang]')?.lang ?? navigator.language);
    return html`<section lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'} aria-label=${words.title}>
      <h2>
        <button aria-expanded=${this.open} aria-controls="body" @click=${() => (this.open = !this.open)}>
          ${words.title}
        </button>
      </h2>
      <div id="body" class="body" ?hidden=${!this.open}>
        <p>${words.note}</p>
        ${this.#people(words)} ${this.#scenarios(words)} ${this.#codes(words)} ${this.#clock(words, language)}
        ${this.#faults(words)} ${this.#inbox(words)} ${this.#log(words)}
        <button class="reset" @click=${this.#reset}>${words.reset}</button>
      </div>
    </section>`;
  }

  #people(words: PanelWords): TemplateResult {
    return html`<h3 id="people">${words.people}</h3>
      <div class="row" role="group" aria-labelledby="people">
        ${Object.entries(PEOPLE).map(
          ([name, { email, about }]) =>
            html`<button aria-pressed=${this.person === email} title=${about} @click=${() => this.#as(name)}>
              ${name}
            </button>`,
        )}
        <button ?disabled=${!this.person} @click=${() => this.#as(undefined)}>${words.signOut}</button>
      </div>
      <p role="status">${this.person ?? words.nobody}</p>`;
  }

  #scenarios(words: PanelWords): TemplateResult {
    const chosen = readState(location.search).scenario;
    return html`<h3>${words.scenario}</h3>
      <form class="row" @submit=${this.#scenario}>
        <select name="scenario" aria-label=${words.scenario}>
          ${Object.keys(SCENARIOS).map((name) => html`<option ?selected=${name === chosen}>${name}</option>`)}
        </select>
        <button>${words.go}</button>
      </form>`;
  }

  #codes(words: PanelWords): TemplateResult {
    return html`<h3>${words.code}</h3>
      <div class="row">
        <button @click=${this.#showCode}>${words.showCode}</button>
        <output aria-live="polite">${this.code === '' ? words.noCode : this.code}</output>
      </div>`;
  }

  #clock(words: PanelWords, language: string): TemplateResult {
    const now = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    return html`<h3>${words.clock}</h3>
      <p role="status">${now.format(this.#mock?.clock.now())}</p>
      <form class="row" @submit=${this.#advance}>
        <select name="by" aria-label=${words.later}>
          ${LATER.map((by) => html`<option value=${by}>${inWords(by, language)}</option>`)}
        </select>
        <button>${words.advance}</button>
      </form>`;
  }

  #faults(words: PanelWords): TemplateResult {
    return html`<h3>${words.faults}</h3>
      <form class="row" @submit=${this.#fail}>
        <label
          >${words.route}
          <select name="route" dir="ltr">
            ${ROUTES.map((route) => html`<option>${route}</option>`)}
          </select>
        </label>
        <label
          >${words.answer}
          <select name="status">
            ${STATUSES.map((status) => html`<option value=${status}>${status || words.offline}</option>`)}
          </select>
        </label>
        <button>${words.fail}</button>
      </form>`;
  }

  #inbox(words: PanelWords): TemplateResult {
    return html`<h3>${words.inbox}</h3>
      ${this.messages.length === 0 ? html`<p>${words.noMessages}</p>` : ''}
      <ul>
        ${this.messages.slice(0, 10).map(
          (message) =>
            html`<li>
              <details>
                <summary dir="auto">
                  ${message.via === 'email' ? message.subject : message.text}
                  <bdi class="quiet">${message.to}</bdi>
                </summary>
                <p dir="auto">${message.text}</p>
              </details>
            </li>`,
        )}
      </ul>`;
  }

  #log(words: PanelWords): TemplateResult {
    const lines = this.#mock?.log.slice(0, 10) ?? [];
    return html`<h3>${words.log}</h3>
      ${lines.length === 0 ? html`<p>${words.noRequests}</p>` : ''}
      <ul class="log" dir="ltr">
        ${lines.map(({ method, path, status }) => html`<li>${method} ${path} ${status ?? words.noAnswer}</li>`)}
      </ul>`;
  }

  async #as(name: string | undefined): Promise<void> {
    await (name === undefined ? this.#mock?.signOut() : this.#mock?.as(name));
    this.#keep({ as: name, scenario: undefined });
  }

  readonly #scenario = async (event: SubmitEvent): Promise<void> => {
    const scenario = chosenIn(event, 'scenario');
    await this.#mock?.scenario(scenario);
    this.#keep({ as: undefined, scenario, advance: [] });
  };

  readonly #advance = (event: SubmitEvent): void => {
    const by = chosenIn(event, 'by');
    this.#mock?.clock.advance(by);
    this.#keep({ advance: [...readState(location.search).advance, by] });
  };

  readonly #fail = (event: SubmitEvent): void => {
    const status = chosenIn(event, 'status');
    void this.#mock?.fail(chosenIn(event, 'route'), { times: 1, ...(status ? { status: Number(status) } : {}) });
  };

  readonly #showCode = async (): Promise<void> => {
    this.code = await this.#mock?.code().catch(() => '');
  };

  readonly #reset = async (): Promise<void> => {
    await this.#mock?.reset();
    this.#keep({ as: undefined, scenario: undefined, advance: [] });
  };

  #keep(different: Partial<PanelState>): void {
    const kept = { ...readState(location.search), ...different };
    history.replaceState(history.state, '', writeState(location.href, kept));
    this.requestUpdate();
  }

  /** Brings the mock to where the page's address says it was. The console says what of that there isn't. */
  async #apply(): Promise<void> {
    const { as, scenario, advance } = readState(location.search);
    try {
      if (scenario !== undefined) await this.#mock?.scenario(scenario);
      if (as !== undefined) await this.#mock?.as(as);
      for (const by of advance) this.#mock?.clock.advance(by);
    } catch (error) {
      console.error(error);
    }
    await this.#load();
  }

  readonly #look = (): void => void this.#load();

  async #load(): Promise<void> {
    this.messages = (await this.#mock?.inbox()) ?? [];
    this.person = await this.#mock?.whoIsSignedIn();
    this.requestUpdate();
  }
}

/** What was chosen in a form, which is sent nowhere. */
function chosenIn(event: SubmitEvent, name: string): string {
  event.preventDefault();
  const chosen = new FormData(event.target as HTMLFormElement).get(name);
  return typeof chosen === 'string' ? chosen : '';
}

/** `31 days`, as people say it in a language. */
function inWords(by: string, language: string): string {
  const [count, unit = ''] = by.split(' ');
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' });
  return format.format(Number(count));
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-mock-panel': SallyMockPanel;
  }
}
