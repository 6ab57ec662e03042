import type { Me, SessionView } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadWords } from '../base/load-words.ts';
import { define } from '../base/define.ts';
import { ResourceController } from '../controllers/resource-controller.ts';
import { longDate } from '../messages/past-time.ts';
import { AskingElement } from './asking-element.ts';
import { initialsOf } from './initials.ts';
import { placeBelow } from './place-below.ts';
import { userButtonStyles } from './user-button-styles.ts';

/** Whether a button opens and closes by what its attributes say; else by a click that is listened for. */
const KNOWS = {
  popover: 'popover' in (globalThis.HTMLElement?.prototype ?? {}), // a page that is rendered on a server has none
  commands: 'command' in (globalThis.HTMLButtonElement?.prototype ?? {}),
};

/**
 * Stands in the header of any page. What opens below it has room for the site's own links:
 *
 *     <sally-user-button server="https://auth.example.com/auth">
 *       <a slot="links" href="/orders">Your orders</a>
 *     </sally-user-button>
 *
 * @summary Who is signed in, with their sign-in and security in a dialog, and the way out; else "Sign in".
 * @tag sally-user-button
 * @event {CustomEvent<ActionDetail>} sally-before-action - The person is about to be signed out (`sign-out`), or a
 *   change is about to be made in the settings. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - The person has signed out, or a change was made in the settings.
 * @event {CustomEvent<{ session: SessionView, returnTo?: string }>} sally-success - The person has signed in here.
 * @slot links - The site's own links and buttons, between the settings and the way out.
 * @slot avatar - A picture in place of the initials.
 * @slot signed-out - In place of "Sign in", which asks in a dialog.
 * @csspart button - The circle, or "Sign in".
 * @csspart badge - The dot that says that something needs doing.
 * @csspart menu - What opens below the circle.
 * @csspart item - Each thing that can be done there.
 * @csspart dialog - The dialog of the settings.
 * @csspart close - The button that closes it.
 */
export class SallyUserButton extends AskingElement {
  static readonly tag = 'sally-user-button';
  static override readonly styles = [...AskingElement.styles, ...userButtonStyles];

  readonly #me = new ResourceController<Me>(this, () => (this.session.value ? this.backend.me : undefined));
  #isMenuOpen = false;
  #areSettingsOpen = false;
  /** Somebody was signed in when it was drawn last. */
  #wasSignedIn = false;

  override disconnectedCallback(): void {
    this.#follow(false);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { value } = this.session;
    const { language, dir } = this.words;
    const hasLeft = value === null && this.#wasSignedIn;
    return html`<div class="frame" part="card" lang=${language} dir=${dir}>
      ${value === undefined ? this.#notKnown() : nothing}
      ${value === null ? this.#signedOut() : nothing}
      ${value ? html`${this.#button(value)}${this.#menu(value)}${this.#settings()}` : nothing}
      <slot></slot>
      <p class="visually-hidden" role="status">${hasLeft ? this.text('user.signed-out') : nothing}</p>
    </div>`;
  }

  protected override content(): TemplateResult {
    const settings = this.#areSettingsOpen && this.session.value;
    return html`${super.content()}${settings ? html`<sally-settings slot="settings"></sally-settings>` : nothing}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const isSignedIn = Boolean(this.session.value);
    if (this.session.value === null) {
      this.#areSettingsOpen = false;
      this.#isMenuOpen = false;
      this.#follow(false);
    }
    if (isSignedIn) this.#wasSignedIn = true;
  }

  #notKnown(): TemplateResult {
    const { whyUnknown } = this;
    return html`<p class="visually-hidden" id=${this.uid('unknown')} role="alert">${whyUnknown ?? nothing}</p>
      ${
        whyUnknown === undefined
          ? html`<span class="circle" aria-hidden="true"></span>`
          : html`<button class="sign-in" part="button" type="button" aria-describedby=${this.uid('unknown')}
              title=${whyUnknown} @click=${() => this.session.retry()}>${this.text('try-again')}</button>`
      }`;
  }

  #signedOut(): TemplateResult {
    return html`<slot name="signed-out"><button class="sign-in" part="button" type="button"
      @click=${() => void this.ask({})}>${this.text('gate.sign-in')}</button></slot>`;
  }

  #button({ account }: SessionView): TemplateResult {
    const name = account.name ?? account.email;
    const label = this.text(this.#todo() ? 'user.account-todo' : 'user.account', { name });
    return html`<button class="circle" part="button" type="button" popovertarget=${this.uid('menu')}
      aria-label=${label} aria-expanded=${KNOWS.popover ? nothing : this.#isMenuOpen} @click=${this.#pressed}>
      <slot name="avatar"><span class="initials" data-initials=${initialsOf(name, this.words.language)}></span></slot>
      ${this.#todo() ? html`<span class="badge" part="badge"></span>` : nothing}
    </button>`;
  }

  #menu({ account: { name, email, tenant } }: SessionView): TemplateResult {
    const { busy, outcome } = this.actions;
    const todo = this.#todo();
    return html`<div class="menu" part="menu" id=${this.uid('menu')} popover role="group"
      aria-labelledby=${this.uid('who')} ?hidden=${!KNOWS.popover && !this.#isMenuOpen} @toggle=${this.#toggled}>
      <p class="who" id=${this.uid('who')}>
        ${name === undefined ? nothing : html`<strong><bdi>${name}</bdi></strong>`}
        <bdi class=${name === undefined ? '' : 'help'} dir="ltr" translate="no">${email}</bdi>
        <bdi class="help">${tenant}</bdi>
      </p>
      <button class="item" part="item" type="button" commandfor=${this.uid('settings')} command="show-modal"
        @click=${this.#openSettings}>
        ${this.text('user.settings')}${todo ? html`<span class="todo">${todo}</span>` : nothing}
      </button>
      <slot name="links"></slot>
      <button class="item" part="item" type="button" aria-disabled=${busy !== undefined} @click=${this.#signOut}>
        ${this.text(busy ? 'user.signing-out' : 'user.sign-out')}
      </button>
      <p class="error" role="alert">${outcome?.kind === 'failed' ? this.text('user.not-signed-out') : nothing}</p>
    </div>`;
  }

  #settings(): TemplateResult {
    return html`<dialog class="settings" part="dialog" id=${this.uid('settings')}
      aria-label=${this.text('user.settings')} @close=${this.#closed}>
      <button class="close" part="close" type="button" commandfor=${this.uid('settings')} command="close"
        @click=${this.#closeSettings}>${this.text('user.close')}</button>
      <slot name="settings"></slot>
    </dialog>`;
  }

  /** The one thing that needs doing, in words. */
  #todo(): string | undefined {
    const { value: session } = this.session;
    const { value: me } = this.#me;
    if (session?.mustEnrol) return this.text('user.must-set-up');
    if (!me || me.account.id !== session?.account.id) return undefined;
    const { enforcedFrom, skipsLeft, authenticators, backupCodesLow, backupCodesLeft: count } = me;
    if (skipsLeft !== undefined) return this.text('user.set-up-in', { count: skipsLeft });
    if (enforcedFrom !== undefined && authenticators.length === 0)
      return this.text('user.set-up-by', { date: longDate(enforcedFrom, this.words.language) });
    return backupCodesLow ? this.text('user.low-codes', { count }) : undefined;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #circle(): HTMLElement | null {
    return this.renderRoot.querySelector('button.circle');
  }

  readonly #pressed = (): void => {
    if (KNOWS.popover) return;
    this.#isMenuOpen = !this.#isMenuOpen;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#follow(this.#isMenuOpen));
  };

  readonly #toggled = (event: Event): void => {
    this.#isMenuOpen = (event as ToggleEvent).newState === 'open';
    if (this.#isMenuOpen) this.actions.dismiss();
    this.#follow(this.#isMenuOpen);
  };

  /** Keeps the menu at its button, however the page moves. */
  #follow(isOpen: boolean): void {
    const act = isOpen ? addEventListener : removeEventListener;
    act('scroll', this.#place, true);
    act('resize', this.#place);
    if (isOpen) this.#place();
  }

  readonly #place = (): void => {
    const menu = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (menu && this.#circle) placeBelow(menu, this.#circle);
  };

  /** The dialog opens by itself, where the browser knows commands; what stands in it is loaded by then or later. */
  readonly #openSettings = (): void => {
    this.#areSettingsOpen = true;
    this.requestUpdate();
    if (!KNOWS.commands) this.#dialog?.showModal();
    void import('../panels/sally-settings.ts').then(
      async ({ SallySettings }) => {
        await loadWords(SallySettings, this);
        define(SallySettings);
      },
      (error: unknown) => console.warn('sally: no <sally-settings>.', error),
    );
  };

  readonly #closeSettings = (): void => {
    if (!KNOWS.commands) this.#dialog?.close();
  };

  /** The menu that it was opened from is closed by now. */
  readonly #closed = (): void => {
    this.#areSettingsOpen = false;
    this.requestUpdate();
    this.#circle?.focus();
  };

  readonly #signOut = async (): Promise<void> => {
    await this.actions.perform({ action: 'sign-out', run: () => this.current.signOut() });
    await this.updateComplete;
    if (this.session.value === null) this.renderRoot.querySelector<HTMLElement>('.sign-in')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-user-button': SallyUserButton;
  }
}
