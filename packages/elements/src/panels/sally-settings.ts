import type { OwnClient, Resource } from '@sallyport/client';
import type { Me } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adviseLater } from '../base/advise-later.ts';
import { loadWords } from '../base/load-words.ts';
import { place } from '../base/place.ts';
import { define } from '../base/define.ts';
import type { ElementClass } from '../base/sally-element.ts';
import { longDate } from '../messages/past-time.ts';
import { settings } from '../messages/settings/settings.ts';
import { address, sentence } from '../parts/sentence.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { PanelElement } from './panel-element.ts';
import { SallyAddress } from './sally-address.ts';
import { SallyBackupCodesPanel } from './sally-backup-codes-panel.ts';
import { SallyFactors } from './sally-factors.ts';
import { SallyPasskeys } from './sally-passkeys.ts';
import { SallyPassword } from './sally-password.ts';
import { SallySessions } from './sally-sessions.ts';
import { SallyTrustedDevices } from './sally-trusted-devices.ts';
import { settingsStyles } from './settings-styles.ts';

/** A part: its tag, and what loads it where it isn't here with the others. */
interface Section {
  readonly tag: string;
  load?(): Promise<ElementClass>;
}

/** Most parts are small beside what they have in common, and come together. */
const AT_ONCE = {
  'two-factor-authentication': SallyFactors,
  'backup-codes': SallyBackupCodesPanel,
  passkeys: SallyPasskeys,
  'trusted-devices': SallyTrustedDevices,
  sessions: SallySessions,
  password: SallyPassword,
  address: SallyAddress,
} satisfies Record<string, ElementClass>;

/** The parts, by the name that `sections` and a link to them have. */
const SECTIONS: Record<string, Section> = {
  ...AT_ONCE,
  activity: { tag: 'sally-activity', load: async () => (await import('./sally-activity.ts')).SallyActivity },
};

/** Passkeys and backup codes are rows of the first already: they stand alone where a page asks for them. */
const USUAL = 'two-factor-authentication trusted-devices sessions password address activity';

/**
 * Each part is an element of its own, too, for a page that wants one of them. All of them share one `GET /me`.
 *
 *     <sally-settings server="https://auth.example.com/auth"></sally-settings>
 *
 * A link to `#trusted-devices` of the page leads to that part.
 *
 * @summary A person's sign-in and security: the second step, trusted devices, where they are signed in, the
 *   password, the email address, and what has happened.
 * @tag sally-settings
 * @event {CustomEvent<ActionDetail>} sally-before-action - A change is about to be made. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A change was made.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 */
export class SallySettings extends PanelElement<Me> {
  static readonly tag = 'sally-settings';
  static override readonly areas = [settings];
  static override readonly needs = Object.values(AT_ONCE);
  static override readonly styles = [...PanelElement.styles, settingsStyles];

  /**
   * Which parts are shown, in their order, with spaces between: `two-factor-authentication`, `backup-codes`,
   * `passkeys`, `trusted-devices`, `sessions`, `password`, `address`, `activity`.
   */
  @property() sections = USUAL;

  #linked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#follow);
    super.disconnectedCallback();
  }

  protected override resource({ me }: OwnClient): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('settings.title');
  }

  protected override body({ account, ...value }: Me): TemplateResult {
    return html`<p class="who">
        ${sentence((email) => this.text('settings.signed-in', { email }), address(account.email))}
      </p>
      ${this.#banner(value)}`;
  }

  protected override result(): string {
    return '';
  }

  protected override forms(): unknown {
    // what was there stays in its place: the part that has signed the person out has still to say so
    if (!this.shown && !this.querySelector(':scope > .part')) return nothing;
    return this.#names().map((name) => this.#section(name));
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    adviseLater(this);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.shown && this.#linked !== location.hash) this.#follow();
  }

  /** Where the page hands in what `GET /me` tells, no part asks the backend for more. */
  #names(): string[] {
    const isShown = (name: string) => this.value === undefined || Object.hasOwn(AT_ONCE, name);
    return this.sections.split(/\s+/).filter((name) => Object.hasOwn(SECTIONS, name) && isShown(name));
  }

  #section(name: string): Element {
    const { readonly, value } = this;
    const { tag, load } = SECTIONS[name]!;
    const { customElements, document } = place;
    const found = this.querySelector<PanelElement<Me>>(`:scope > ${tag}`);
    const section = found ?? (document.createElement(tag) as PanelElement<Me>);
    if (load && !found && !customElements.get(tag)) void this.#define(name, load);
    section.id = name;
    section.className = 'part';
    section.plain = true;
    section.hidden = !this.shown;
    return Object.assign(section, { readonly, value, headingLevel: this.headingLevel + 1 });
  }

  /** Where it can't be loaded, the other parts are there, and the console says why. */
  async #define(name: string, load: () => Promise<ElementClass>): Promise<void> {
    try {
      const loaded = await load();
      await loadWords(loaded, this);
      define(loaded);
      if (location.hash.slice(1) === name) this.#follow();
    } catch (error) {
      console.warn('sally: a part of the settings could not be loaded.', error);
    }
  }

  /** The one thing that needs doing. */
  #banner({ enforcedFrom, skipsLeft, authenticators, backupCodesLow, backupCodesLeft }: Omit<Me, 'account'>): unknown {
    if (skipsLeft !== undefined)
      return this.#todo(this.text('factors.required-skips', { count: skipsLeft }), this.text('settings.set-up'));
    if (enforcedFrom !== undefined && authenticators.length === 0) {
      const date = longDate(enforcedFrom, this.words.language);
      return this.#todo(this.text('settings.required-from', { date }), this.text('settings.set-up'));
    }
    if (!backupCodesLow) return nothing;
    const text = this.text('settings.low-codes', { count: backupCodesLeft });
    return this.#todo(text, this.text('settings.new-codes'));
  }

  #todo(text: string, action: string): TemplateResult {
    const go = () =>
      this.querySelector<HTMLElement>(':scope > sally-factors, :scope > sally-backup-codes-panel')?.focus();
    return html`<div class="notice warning">${icon(ALERT)}<span>${text}
      <button class="text-button" part="link" type="button" @click=${go}>${action}</button></span></div>`;
  }

  /** Leads to the part that the page's address names. */
  readonly #follow = (): void => {
    if (!this.shown) return;
    this.#linked = location.hash;
    const name = location.hash.slice(1);
    const part = this.#names().includes(name) ? this.querySelector<HTMLElement>(`:scope > #${CSS.escape(name)}`) : null;
    part?.scrollIntoView();
    part?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-settings': SallySettings;
  }
}
