import type { OwnClient, Resource } from '@sallyport/client';
import type { Me, OwnSessionView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Action } from '../controllers/action-controller.ts';
import { longDate, pastTime } from '../messages/past-time.ts';
import { deviceIcon } from '../parts/device-icon.ts';
import { deviceText } from '../parts/device-text.ts';
import { DOT } from '../parts/dot.ts';
import { moment } from '../parts/moment.ts';
import { pill, type PanelRow } from '../parts/panel-row.ts';
import { sentence } from '../parts/sentence.ts';
import type { Question } from './list-panel.ts';
import { NotMePanel } from './not-me-panel.ts';

/** Ends all sessions but this one, or this one too: stands where a single session's id would. */
const SEVERAL = ['others', 'all'] as const;
type Several = (typeof SEVERAL)[number];

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
 *   `end-other-sessions`, or `end-all-sessions`, after which nobody is signed in here; `not-me`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that ends a session after it was asked.
 */
export class SallySessions extends NotMePanel<Pick<Me, 'sessions'>> {
  static readonly tag = 'sally-sessions';

  protected override resource({ me }: OwnClient): Resource<Me> {
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
    return html`${this.rows(list.map((session) => this.#row(session)))}
    ${others === 0 ? html`<p class="footnote">${this.text('sessions.only-this')}</p>` : this.#several(others)}`;
  }

  protected override result(): string {
    const { outcome } = this.actions;
    const notMe = this.notMeResult();
    if (notMe !== undefined) return notMe;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    if (outcome?.kind !== 'done') return '';
    const { action, subject = '' } = outcome.action;
    return action === 'end-session'
      ? this.text('sessions.ended', { device: subject })
      : this.text('sessions.ended-others');
  }

  #row(session: OwnSessionView): PanelRow {
    const { id, device: name, current, actions } = session;
    const device = deviceText(name, this.words);
    return {
      icon: deviceIcon(name),
      title: device,
      help: this.#help(session),
      ...(current ? { state: pill(this.text('sessions.this'), 'success') } : {}),
      ...(current
        ? {}
        : {
            action: {
              id: this.opener(id),
              text: this.text('sessions.end'),
              label: this.text('sessions.end-named', { device }),
              press: () => this.ask(id),
              reason: this.reason(actions.end),
            },
          }),
      ...this.opened(id, () => this.#one(id, device)),
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
    return html`${seen}${DOT}${started}`;
  }

  #one(id: string, device: string): Question {
    const others = ordered(this.shown?.sessions ?? []).filter(({ current }) => !current);
    return {
      which: id,
      ask: this.text('sessions.end-ask', { device }),
      act: this.text('sessions.end-named', { device }),
      action: { action: 'end-session', id, subject: device, run: () => this.backend.me.endSession(id) },
      also: this.notMe(id, device),
      next: this.neighbour(
        others.map((each) => each.id),
        id,
      ),
    };
  }

  #several(others: number): TemplateResult | typeof nothing {
    const actions: Record<Several, Action> = {
      others: { action: 'end-other-sessions', run: () => this.backend.me.endOtherSessions() },
      all: { action: 'end-all-sessions', run: () => this.backend.me.endAllSessions() },
    };
    const questions = SEVERAL.map((which) => ({
      which,
      ask: this.text(`sessions.end-${which}-ask`, { count: others }),
      act: this.text(`sessions.end-${which}`),
      action: actions[which],
    }));
    return this.footer(questions);
  }
}

/** This browser's first, then the one that was used last. */
const ordered = (sessions: readonly OwnSessionView[]): OwnSessionView[] =>
  [...sessions].sort((a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt));

declare global {
  interface HTMLElementTagNameMap {
    'sally-sessions': SallySessions;
  }
}
