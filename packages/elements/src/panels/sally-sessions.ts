import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Client, Resource } from '@sallyport/client';
import type { Me, OwnSessionView } from '@sallyport/protocol';
import type { Action } from '../controllers/action-controller.ts';
import { longDate, pastTime } from '../messages/past-time.ts';
import { confirmation } from '../parts/confirmation.ts';
import { panelRow, pill, type PanelRow } from '../parts/panel-row.ts';
import { rows } from '../parts/rows.ts';
import { sentence } from '../parts/sentence.ts';
import { LAPTOP, PHONE } from '../theme/icons.ts';
import { PanelElement } from './panel-element.ts';

/** Ends all sessions but this one, or this one too: stands where a single session's id would. */
type Several = 'others' | 'all';

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-sessions server="https://auth.example.com/auth"></sally-sessions>
 *
 * Ending a session needs no fresh proof: a stolen device is when it must work.
 *
 * @summary Where a person is signed in: this browser first, each other to be signed out, or all of them at once.
 * @tag sally-sessions
 * @event {CustomEvent<ActionDetail>} sally-before-action - Sessions are about to be ended. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - Sessions were ended: `end-session` with its id,
 *   `end-other-sessions`, or `end-all-sessions`, after which nobody is signed in here.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that ends a session after it was asked.
 */
export class SallySessions extends PanelElement<Pick<Me, 'sessions'>> {
  static readonly tag = 'sally-sessions';

  /** The session that is asked about before it is ended: its id; `others` for all others, `all` for this one too. */
  @property({ attribute: false }) asked: string | undefined;

  protected override resource({ me }: Client): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('sessions.title');
  }

  protected override intro(): string {
    return this.text('sessions.intro');
  }

  protected override body({ sessions }: Pick<Me, 'sessions'>): TemplateResult {
    const list = ordered(sessions);
    const others = list.filter(({ current }) => !current).length;
    const busy = this.actions.busy !== undefined;
    return html`${rows(list.map((session) => panelRow(this.#row(session), busy)))}
    ${others === 0 ? html`<p class="footnote">${this.text('sessions.only-this')}</p>` : this.#several(others)}`;
  }

  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    if (outcome?.kind !== 'done') return '';
    const { action, subject = '' } = outcome.action;
    return action === 'end-session'
      ? this.text('sessions.ended', { device: subject })
      : this.text('sessions.ended-others');
  }

  #row(session: OwnSessionView): PanelRow {
    const { id, device, current, actions } = session;
    return {
      icon: / on (iOS|Android)/.test(device) ? PHONE : LAPTOP,
      title: device,
      help: this.#help(session),
      ...(current ? { state: pill(this.text('sessions.this'), 'success') } : {}),
      ...(current || this.readonly
        ? {}
        : {
            action: {
              id: this.uid(`end-${id}`),
              text: this.text('sessions.end'),
              label: this.text('sessions.end-named', { device }),
              press: () => this.#ask(id),
              reason: actions.end === true ? undefined : this.reason(actions.end),
            },
          }),
      ...(this.asked === id && !this.readonly ? { open: this.#confirmation(id, device) } : {}),
    };
  }

  #help({ startedAt, seenAt, current }: OwnSessionView): TemplateResult {
    const { language } = this.words;
    const relative = current ? undefined : pastTime(seenAt, language);
    const seen = relative
      ? sentence((place) => this.text('sessions.seen', { relative: place }), moment(seenAt, relative, language))
      : this.text('sessions.seen-now');
    const started = sentence(
      (place) => this.text('sessions.started', { date: place }),
      moment(startedAt, longDate(startedAt, language), language),
    );
    return html`${seen} · ${started}`;
  }

  #several(others: number): TemplateResult | typeof nothing {
    if (this.readonly) return nothing;
    const opener = (which: Several) =>
      html`<button class="text-button" part="link" type="button" id=${this.uid(`end-${which}`)}
        aria-expanded=${this.asked === which ? 'true' : 'false'} @click=${() => this.#ask(which)}>
        ${this.text(`sessions.end-${which}`)}
      </button>`;
    const { asked } = this;
    return html`<div class="footer">
      <div class="actions">${opener('others')}${opener('all')}</div>
      ${
        asked === 'others' || asked === 'all'
          ? html`<div class="open">${this.#confirmation(asked, '', others)}</div>`
          : nothing
      }
    </div>`;
  }

  /** @param device  Its name, where one session is to be ended. */
  #confirmation(which: string, device: string, count = 1): TemplateResult {
    const { busy, outcome } = this.actions;
    const several = which === 'others' || which === 'all';
    return confirmation({
      ask: several ? this.text(`sessions.end-${which}-ask`, { count }) : this.text('sessions.end-ask', { device }),
      act: busy
        ? this.text('panel.saving')
        : several
          ? this.text(`sessions.end-${which}`)
          : this.text('sessions.end-named', { device }),
      keep: this.text('panel.keep'),
      busy: busy !== undefined,
      failure: outcome?.kind === 'failed' ? this.refusal(outcome.failure) : '',
      confirm: () => this.#end(which, device),
      cancel: () => this.#close(this.uid(`end-${which}`)),
    });
  }

  #ask(which: string): void {
    if (this.actions.busy) return;
    this.actions.dismiss();
    this.asked = this.asked === which ? undefined : which;
  }

  async #end(which: string, device: string): Promise<void> {
    const { me } = this.backend;
    const next = this.#neighbour(which);
    const several: Record<string, Action> = {
      others: { action: 'end-other-sessions', run: () => me.endOtherSessions() },
      all: { action: 'end-all-sessions', run: () => me.endAllSessions() },
    };
    const one: Action = { action: 'end-session', id: which, subject: device, run: () => me.endSession(which) };
    await this.actions.perform(several[which] ?? one);
    if (this.actions.outcome?.kind === 'done') this.#close(next);
  }

  /** The action that the focus goes to once this one's row is gone. */
  #neighbour(which: string): string | undefined {
    const others = ordered(this.shown?.sessions ?? []).filter(({ current }) => !current);
    const at = others.findIndex(({ id }) => id === which);
    const next = others[at + 1] ?? others[at - 1];
    return at >= 0 && next ? this.uid(`end-${next.id}`) : undefined;
  }

  #close(focused: string | undefined): void {
    this.asked = undefined;
    void this.focusOn(focused);
  }
}

/** This browser's first, then the one that was used last. */
const ordered = (sessions: readonly OwnSessionView[]): OwnSessionView[] =>
  [...sessions].sort((a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt));

/** An instant in words, with all of it for who points at it. */
const moment = (iso: string, text: string, language: string): TemplateResult => {
  const whole = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
  return html`<time datetime=${iso} title=${whole}>${text}</time>`;
};

declare global {
  interface HTMLElementTagNameMap {
    'sally-sessions': SallySessions;
  }
}
