import { html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { KeptMessage } from '@sallyport/server/memory';
import { startMock } from '../in-tab.ts';
import type { Mock } from '../mock.ts';
import { panelStyles } from './panel-styles.ts';
import { clockSection, codeSection, faultSection, peopleSection, scenarioSection } from './controls.ts';
import { readState, writeState, type PanelState } from './panel-state.ts';
import { inboxSection, logSection } from './records.ts';
import { wordsFor } from './words.ts';

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
        ${peopleSection(words, this.person, (name) => void this.#as(name))}
        ${scenarioSection(words, readState(location.search).scenario, this.#scenario)}
        ${codeSection(words, this.code, this.#showCode)}
        ${clockSection(words, language, this.#mock?.clock.now(), this.#advance)} ${faultSection(words, this.#fail)}
        ${inboxSection(words, this.messages)} ${logSection(words, this.#mock?.log ?? [])}
        <button class="reset" @click=${this.#reset}>${words.reset}</button>
      </div>
    </section>`;
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

declare global {
  interface HTMLElementTagNameMap {
    'sally-mock-panel': SallyMockPanel;
  }
}
