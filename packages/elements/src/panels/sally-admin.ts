import { CurrentSession, type OwnClient, type Resource } from '@sallyport/client';
import type { SessionView } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adviseLater } from '../base/advise-later.ts';
import { define } from '../base/define.ts';
import { loadWords } from '../base/load-words.ts';
import { place } from '../base/place.ts';
import type { ElementClass } from '../base/sally-element.ts';
import { admin } from '../messages/admin/admin.ts';
import { textButton } from '../parts/buttons.ts';
import { isolated } from '../parts/isolated.ts';
import { adminStyles } from './admin-styles.ts';
import { PanelElement } from './panel-element.ts';
import { settingsStyles } from './settings-styles.ts';

/** The module of each part, in their order: all that it exports is the element, whose tag is `sally-` and the name. */
const SECTIONS = {
  team: () => import('./sally-team.ts'),
  policy: () => import('./sally-policy.ts'),
  audit: () => import('./sally-audit.ts'),
  adoption: () => import('./sally-adoption.ts'),
  tenants: () => import('./sally-tenants.ts'),
  profiles: () => import('./sally-profiles.ts'),
  programs: () => import('./sally-programs.ts'),
};

type Name = keyof typeof SECTIONS;

/** The parts for whoever looks after the whole platform: for nobody else is any of them loaded. */
const OF_SYSTEM: readonly Name[] = ['tenants', 'profiles', 'programs'];

/**
 * For a page that wants one element. The policy and what is a system admin's are loaded once they are gone to. Each
 * part is made once it is gone to, and then stays as it was left. Each is an element of its own, too: `<sally-team>`,
 * `<sally-policy>`, `<sally-audit>`, `<sally-adoption>`, and for a system admin `<sally-tenants>`, `<sally-profiles>`
 * and `<sally-programs>`.
 *
 *     <sally-admin server="https://auth.example.com/auth"></sally-admin>
 *
 * A link to `#audit` of the page leads to that part. A system admin's `#audit=acme` leads to what it has of one tenant,
 * and `#policy=profile:gold` to the policy of that scope.
 *
 * @summary All that an admin looks after: the team, the policy, what has happened, and how far second steps have come.
 * @tag sally-admin
 * @event {CustomEvent<ActionDetail>} sally-before-action - A change is about to be made. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A change was made.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The links to the parts, and the text buttons.
 */
export class SallyAdmin extends PanelElement<SessionView | null> {
  static readonly tag = 'sally-admin';
  static override readonly areas = [admin];
  static override readonly styles = [...PanelElement.styles, settingsStyles, adminStyles];

  /**
   * Which parts there are, in their order, with spaces between: `team`, `policy`, `audit`, `adoption`, and for a system
   * admin `tenants`, `profiles`, `programs`.
   */
  @property() sections: string = Object.keys(SECTIONS).join(' ');

  /** The part that is seen. */
  #current: Name | undefined;
  /** The parts that were gone to. */
  readonly #visited = new Set<Name>();
  /** The parts that were loaded here, or are on their way. */
  readonly #loading = new Map<Name, Promise<void>>();
  /** The parts that could not be loaded. */
  readonly #failed = new Set<Name>();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#follow);
    super.disconnectedCallback();
  }

  protected override resource(client: OwnClient): Resource<SessionView | null> {
    return CurrentSession.of(client);
  }

  protected override heading(): string {
    return this.text('admin.title');
  }

  // not before an update: whether somebody is signed in is known with it
  protected override update(changed: PropertyValues<this>): void {
    if (this.shown) {
      const names = this.#names();
      this.#current = linkedIn(names) ?? names.find((name) => name === this.#current) ?? names[0];
      if (this.#current) this.#visited.add(this.#current);
    } else {
      this.#current = undefined; // what one admin was shown isn't there for the next
      this.#visited.clear();
      this.#failed.clear();
    }
    super.update(changed);
  }

  protected override body(session: SessionView | null): TemplateResult {
    if (!session) return this.notice(this.text('panel.signed-out'));
    const link = (name: Name) =>
      html`<li><a part="link" href="#${name}" aria-current=${name === this.#current ? 'page' : nothing}
        >${this.text(`admin.${name}`)}</a></li>`;
    return html`<nav aria-label=${this.text('admin.sections')}><ul role="list">${this.#names().map(link)}</ul></nav>
      ${this.#about()} ${this.#current && this.#failed.has(this.#current) ? this.#notice(this.#current) : nothing}`;
  }

  protected override result(): string {
    return '';
  }

  protected override forms(): unknown {
    return this.#names()
      .filter((name) => this.#visited.has(name))
      .map((name) => this.#section(name));
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    adviseLater(this);
  }

  /** Says of what alone the part is shown, where it is of something. */
  #about(): TemplateResult | typeof nothing {
    const name = this.#current;
    const about = name && this.#linkedTo(name);
    if (!about) return nothing;
    return html`<p class="who">${this.text('admin.about', { about: isolated(about.replace(/^\w+:/, '')) })} <a
      part="link" href="#${name}"
      >${this.text('admin.all')}</a></p>`;
  }

  #names(): Name[] {
    const isSystem = this.#isSystem();
    const isThere = (name: string): name is Name =>
      Object.hasOwn(SECTIONS, name) && (isSystem || !OF_SYSTEM.includes(name as Name));
    return this.sections.split(/\s+/).filter(isThere);
  }

  #isSystem(): boolean {
    return this.shown?.account.role === 'system-admin';
  }

  /** The tenant or the scope that the page's address names for a part, to who looks after all of them. */
  #linkedTo(name: Name): string | undefined {
    const [part, about] = linked();
    return (part === name && this.#isSystem() && !OF_SYSTEM.includes(name) && about) || undefined;
  }

  #section(name: Name): Element {
    const tag = `sally-${name}`;
    const { customElements, document } = place;
    const found = this.querySelector<PanelElement<unknown>>(`:scope > ${tag}`);
    const section = found ?? (document.createElement(tag) as PanelElement<unknown>);
    if (!found && !customElements.get(tag)) this.#loading.set(name, this.#define(name));
    section.id = name;
    section.className = 'part';
    section.plain = true;
    section.hidden = name !== this.#current;
    Object.assign(section, { readonly: this.readonly, headingLevel: this.headingLevel + 1 });
    if (section.hidden) return section; // it stays as it was left
    const about = this.#linkedTo(name);
    return Object.assign(
      section,
      name === 'policy' ? { scope: about ?? scopeOf(this.shown?.account) } : { tenant: about },
    );
  }

  #notice(name: Name): TemplateResult {
    const again = () => {
      this.#loading.set(name, this.#define(name));
      this.requestUpdate();
      this.focus(); // the button goes with the notice
    };
    return this.notice(html`${this.text('admin.failed')} ${textButton(this.text('panel.try-again'), again)}`);
  }

  /** Where it can't be loaded, that is said in its place, and the console says why. */
  async #define(name: Name): Promise<void> {
    this.#failed.delete(name);
    try {
      for (const loaded of Object.values<ElementClass>(await SECTIONS[name]())) {
        await loadWords(loaded, this);
        define(loaded);
      }
    } catch (error) {
      this.#failed.add(name);
      this.requestUpdate();
      console.warn('sally: a part of the administration could not be loaded.', error);
    }
  }

  /** Leads to the part that the page's address names. */
  async #lead(): Promise<void> {
    const name = linkedIn(this.#names());
    if (!name || !this.shown) return;
    this.requestUpdate();
    await this.updateComplete;
    await this.#loading.get(name);
    if (name === this.#current) this.querySelector<HTMLElement>(`:scope > #${name}`)?.focus();
  }

  readonly #follow = (): void => void this.#lead();
}

/** Whose policy an admin looks after: the platform's, or their tenant's. */
const scopeOf = (account: SessionView['account'] | undefined): string =>
  account && account.role !== 'system-admin' ? `tenant:${account.tenant}` : 'platform';

/** What the page's address names: a part, and of what alone it is to be shown. */
const linked = (): string[] => location.hash.slice(1).split('=');

/** Which of the parts the page's address names. */
const linkedIn = (names: readonly Name[]): Name | undefined => names.find((name) => name === linked()[0]);

declare global {
  interface HTMLElementTagNameMap {
    'sally-admin': SallyAdmin;
  }
}
