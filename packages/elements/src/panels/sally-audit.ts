import type { Client } from '@sallyport/client';
import type { AuditEvent, AuditPage } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { audit } from '../messages/audit/audit.ts';
import { devices } from '../messages/devices/devices.ts';
import { textButton } from '../parts/buttons.ts';
import { byDay, dayGroup, dayStyles } from '../parts/by-day.ts';
import { CopyController } from '../parts/copy-controller.ts';
import { deviceIcon } from '../parts/device-icon.ts';
import { fileLink } from '../parts/file-link.ts';
import { panelRow, pill, type PanelRow } from '../parts/panel-row.ts';
import { rows } from '../parts/rows.ts';
import { ALERT } from '../theme/icon.ts';
import { LOCK } from '../theme/icons.ts';
import { TROUBLE } from './audit-kinds.ts';
import { AuditList } from './audit-list.ts';
import { searchForm, searchOf } from './audit-search.ts';
import { auditStyles } from './audit-styles.ts';
import { aboutText, eventFacts, eventLine, eventSentence, namesIn, type Names } from './audit-text.ts';
import { factsStyles } from './facts-styles.ts';
import { OlderPages } from './older-pages.ts';
import { PersonSearch } from './person-search.ts';
import { searchStyles } from './search-styles.ts';
import { TenantPanel } from './tenant-panel.ts';

/** What all that matches can be saved as. */
const FORMATS = ['csv', 'ndjson'] as const;

/** What the server answers where a page begins nowhere any more. */
const GONE: readonly (string | undefined)[] = ['not-found', 'bad-request'];

/**
 * By itself it asks `GET /admin/audit`, page by page; with `value` it shows the page that it is handed:
 *
 *     <sally-audit server="https://auth.example.com/auth"></sally-audit>
 *
 * Which events there are the backend decides: a tenant's admin sees their tenant's. What another panel changes is
 * listed at once.
 *
 * @summary What has happened in a tenant, by day, newest first: who did what, when and from where.
 * @tag sally-audit
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 */
export class SallyAudit extends TenantPanel<AuditPage, AuditList> {
  static readonly tag = 'sally-audit';
  static override readonly areas = [audit, devices];
  static override styles = [...TenantPanel.styles, searchStyles, dayStyles, factsStyles, auditStyles];

  /** The id of the event whose details are shown. */
  @property({ attribute: false }) opened: string | undefined;

  readonly #older = new OlderPages<AuditPage>(this, (cursor) => this.list!.older(cursor));
  readonly #copying = new CopyController(this);
  readonly #person = new PersonSearch(
    this,
    (search, signal) => this.backend.admin.accounts({ search, tenant: this.tenant }, signal),
    () => this.#find(),
  );

  protected override listOf(client: Client): AuditList {
    this.#person.clear(); // the form goes with the list: the next one is asked nothing yet
    return new AuditList(client, { tenant: this.tenant });
  }

  protected override heading(): string {
    return this.text('audit.title');
  }

  protected override intro(): string {
    return this.text('audit.intro');
  }

  // the form stays what it is while its answer is waited for: whoever fills it in goes on
  protected override body(value: AuditPage): TemplateResult {
    const isWhole = this.value === undefined;
    const isAnswered = !isWhole || this.list?.isAnswered === true;
    const pages = isAnswered ? this.#older.after(value) : [];
    const count = pages.reduce((sum, { events }) => sum + events.length, 0);
    return html`${isWhole ? this.#form() : nothing}
      <p class=${count > 0 ? 'visually-hidden' : 'footnote'} role="status">${this.#said(count, pages.at(-1))}</p>
      ${isAnswered ? this.#list(pages) : nothing} ${isWhole ? this.#files() : nothing}`;
  }

  protected override result(): string {
    const { copied } = this.#copying;
    return copied === undefined ? '' : this.text(copied ? 'audit.copied' : 'audit.not-copied');
  }

  #form(): TemplateResult {
    return searchForm({
      text: (key) => this.text(key),
      uid: (name) => this.uid(name),
      person: this.#person,
      chosen: () => this.#find(),
    });
  }

  /** What has become of the search. How many events there are is seen. */
  #said(count: number, last: AuditPage | undefined): string {
    if (count > 0) return this.text('audit.shown', { count });
    if (last) return this.text(last.next === undefined ? 'audit.none' : 'audit.none-yet');
    return this.list?.pending ? this.text('audit.loading') : '';
  }

  #list(pages: readonly AuditPage[]): unknown {
    const events = pages.flatMap((page) => page.events);
    const names = namesIn(pages);
    const days = byDay(events, this.words.language).map(([day, those], index) =>
      dayGroup(this.uid(`day-${index}`), day, rows(those.map((event) => panelRow(this.#row(event, names), false)))),
    );
    return html`${days} ${this.#failed()} ${this.#below(pages.at(-1)?.next)}`;
  }

  #row(event: AuditEvent, names: Names): PanelRow {
    const { id, kind, device } = event;
    const trouble = TROUBLE[kind];
    const title = eventSentence(event, names, this.words);
    return {
      icon: trouble ? ALERT : device === undefined ? LOCK : deviceIcon(device),
      title,
      help: eventLine(event, names, this.words),
      ...(trouble ? { state: pill(this.text(`audit.pill-${trouble}`), trouble === 'off' ? 'warning' : 'error') } : {}),
      action: {
        id: this.opener(id),
        text: this.text('audit.details'),
        label: this.text('audit.details-named', { event: title }),
        press: () => this.#open(id),
      },
      ...(id === this.opened ? { open: this.#details(event, names) } : {}),
    };
  }

  #details(event: AuditEvent, names: Names): TemplateResult {
    const { account, tenant } = event;
    const name = aboutText(event, names, this.words);
    const facts = eventFacts(event, names, this.words);
    const json = JSON.stringify(event, null, 2);
    return html`<dl>${facts.map(([label, fact]) => html`<dt>${this.text(label)}</dt><dd>${fact}</dd>`)}</dl>
      <div class="actions">
        ${textButton(this.text('audit.copy'), () => this.#copying.copy(json, null))}
        ${
          account === undefined || this.value !== undefined
            ? nothing
            : textButton(this.text('audit.only', { name }), () => this.#only({ id: account, tenant }, name))
        }
      </div>`;
  }

  /** Says why older ones are missing. Where they are gone, only the newest can be asked for. */
  #failed(): TemplateResult | typeof nothing {
    const { failure } = this.#older;
    if (!failure) return nothing;
    if (!GONE.includes(failure.problem?.code)) return this.notice(this.refusal(failure));
    return this.notice(html`${this.text('audit.gone')} ${textButton(this.text('audit.newest'), this.#newest)}`);
  }

  /** A page that is handed in is all that is shown. */
  #below(next: string | undefined): TemplateResult | typeof nothing {
    if (this.value !== undefined || (next === undefined && !this.#older.isEnd)) return nothing;
    if (next === undefined)
      return html`<p class="footnote" id=${this.uid('end')} tabindex="-1">${this.text('audit.all')}</p>`;
    const { loading } = this.#older;
    const text = this.text(loading ? 'audit.loading' : 'audit.older');
    return html`<div class="footer">${textButton(text, () => this.#more(next), { disabled: loading })}</div>`;
  }

  /** All that matches, to be saved. */
  #files(): TemplateResult {
    const search = this.list?.search ?? {};
    return html`<div class="footer actions">
      ${FORMATS.map((format) => fileLink(this.text(`audit.${format}`), this.backend.admin.auditFile(format, search)))}
    </div>`;
  }

  /** Shows the next page. What has the focus keeps it; at the end the last line has it. */
  async #more(cursor: string): Promise<void> {
    await this.#older.more(cursor);
    if (this.#older.isEnd) void this.focusOn(this.uid('end'));
  }

  get #search(): Parameters<AuditList['find']>[0] {
    const form = (this.renderRoot as ShadowRoot | undefined)?.querySelector('form');
    const { chosen } = this.#person;
    return { ...(form ? searchOf(form) : {}), account: chosen?.id, tenant: this.tenant ?? chosen?.tenant };
  }

  #find(): void {
    this.opened = undefined;
    this.list?.find(this.#search);
  }

  /** The button goes with the rows that it stands among: the heading has the focus. */
  #only(person: Parameters<PersonSearch['choose']>[0], name: string): void {
    this.#person.choose(person, name);
    this.focus();
  }

  #open(id: string): void {
    this.opened = this.opened === id ? undefined : id;
    void this.reveal();
  }

  /** The button goes once they have come. */
  readonly #newest = (): void => {
    this.#refresh();
    this.focus();
  };

  readonly #refresh = (): void => void this.list?.refresh();
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-audit': SallyAudit;
  }
}
