import { Resource, type OwnClient } from '@sallyport/client';
import type { ActivityEvent, ActivityPage, AuditKind } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { activity } from '../messages/activity/activity.ts';
import { eventHelp, eventTitle } from '../parts/activity-text.ts';
import { textButton } from '../parts/buttons.ts';
import { byDay, dayGroup, dayStyles } from '../parts/by-day.ts';
import { deviceIcon } from '../parts/device-icon.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { ALERT } from '../theme/icon.ts';
import { LOCK } from '../theme/icons.ts';
import { NotMePanel } from './not-me-panel.ts';
import { OlderPages } from './older-pages.ts';

/** What may be somebody else's doing. */
const TROUBLE: readonly AuditKind[] = [
  'sign-in-failed',
  'code-failed',
  'locked',
  'factor-turned-off',
  'recovery-asked',
];

/**
 * By itself it asks `GET /me/activity`, page by page; with `value` it shows the page that it is handed:
 *
 *     <sally-activity server="https://auth.example.com/auth"></sally-activity>
 *
 * What another panel changes is listed at once. Of each event a person says that it wasn’t them: it is asked about
 * first, and then a flow puts everybody else out and leads to a new password.
 *
 * @summary What has happened to a person's account, by day, newest first.
 * @tag sally-activity
 * @event {CustomEvent<ActionDetail>} sally-before-action - Everybody else is about to be put out. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - Everybody else is out, or may be where it was given up: `not-me`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that puts everybody else out after it was asked.
 */
export class SallyActivity extends NotMePanel<ActivityPage> {
  static readonly tag = 'sally-activity';
  static override readonly areas = [activity];
  static override styles = [...NotMePanel.styles, dayStyles];

  #newest: Resource<ActivityPage> | undefined;
  #client: OwnClient | undefined;
  readonly #older = new OlderPages<ActivityPage>(this, (cursor) => this.backend.me.activity(cursor));

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('sally-change', this.#refresh);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('sally-change', this.#refresh);
    super.disconnectedCallback();
  }

  protected override resource(client: OwnClient): Resource<ActivityPage> {
    if (!this.#newest || client !== this.#client)
      this.#newest = new Resource({ load: (signal) => client.me.activity(undefined, signal) });
    this.#client = client;
    return this.#newest;
  }

  protected override heading(): string {
    return this.text('activity.title');
  }

  protected override intro(): string {
    return this.text('activity.intro');
  }

  protected override body(value: ActivityPage): TemplateResult {
    const pages = this.#older.after(value);
    const events = pages.flatMap((page) => page.events);
    if (events.length === 0) return html`<p class="footnote">${this.text('activity.none')}</p>`;
    const { failure } = this.#older;
    return html`${byDay(events, this.words.language).map(([day, those], index) =>
      dayGroup(this.uid(`day-${index}`), day, this.rows(those.map((event) => this.#row(event)))),
    )}
      ${failure ? this.notice(this.refusal(failure)) : nothing} ${this.#below(pages.at(-1)?.next)}`;
  }

  protected override result(): string {
    return this.notMeResult() ?? '';
  }

  #row(event: ActivityEvent): PanelRow {
    const { id, kind, by, device, factor } = event;
    const title = eventTitle(event, factor && this.text(`factors.${factor}`), this.words);
    const isOthers = by === 'administrator' || by === 'system' || kind === 'not-me';
    return {
      icon: TROUBLE.includes(kind) ? ALERT : device === undefined ? LOCK : deviceIcon(device),
      title,
      help: eventHelp(event, this.words),
      ...(isOthers ? {} : { action: this.notMe(id, title), ...this.opened(id) }),
    };
  }

  /** A page that is handed in is all that is shown. */
  #below(next: string | undefined): TemplateResult | typeof nothing {
    if (this.value !== undefined || (next === undefined && !this.#older.isEnd)) return nothing;
    if (next === undefined)
      return html`<p class="footnote" id=${this.uid('end')} tabindex="-1">${this.text('activity.all')}</p>`;
    const { loading } = this.#older;
    const text = this.text(loading ? 'activity.loading' : 'activity.older');
    return html`<div class="footer">${textButton(text, () => this.#more(next), { disabled: loading })}</div>`;
  }

  /** Shows the next page. What has the focus keeps it; at the end the last line has it. */
  async #more(cursor: string): Promise<void> {
    await this.#older.more(cursor);
    if (this.#older.isEnd) void this.focusOn(this.uid('end'));
  }

  readonly #refresh = (): void => void this.#newest?.refresh();
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-activity': SallyActivity;
  }
}
