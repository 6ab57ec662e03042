import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Action, PanelFlow } from '../controllers/action-controller.ts';
import { confirmation } from '../parts/confirmation.ts';
import { actionButton, reasonId, type PanelAction } from '../parts/panel-action.ts';
import { panelRow, type PanelRow } from '../parts/panel-row.ts';
import { rows } from '../parts/rows.ts';
import { PanelElement } from './panel-element.ts';

/** What is asked before something of a list is taken away. */
export interface Question {
  /** What it is known by: an id, or a word for several. */
  which: string;
  /** What follows from it, in one sentence. */
  ask: string;
  /** What the button says that does it. */
  act: string;
  action: Action;
  /** What else can be done about it. */
  also?: PanelAction | undefined;
  /** Why it can't be done: it stays visible, muted, with its reason. */
  reason?: string | undefined;
  /** What is open again where it isn't done; nothing, unless told. */
  back?: string;
  /** What is open once it is done; nothing, unless told. */
  after?: string;
  /** What the focus goes to afterwards: an action's id; the heading, unless told. */
  next?: string | undefined;
}

/** A panel that lists things which can be taken away, each once it was asked about. */
export abstract class ListPanel<T> extends PanelElement<T> {
  /** What is asked about just now, before it is done. */
  @property({ attribute: false }) asked: string | undefined;

  /** Draws a list. Where it is to look at alone nothing in it can be done. */
  protected rows(list: readonly PanelRow[]): TemplateResult {
    const busy = this.actions.busy !== undefined;
    const alone = ({ action: _action, open: _open, ...row }: PanelRow): PanelRow => row;
    return rows(list.map((row) => panelRow(this.readonly ? alone(row) : row, busy)));
  }

  /** The id of the button that opens the question. */
  protected opener(which: string): string {
    return this.uid(`ask-${which}`);
  }

  /** Opens the question, or closes it again. */
  protected ask(which: string): void {
    if (this.actions.busy) return;
    this.actions.dismiss();
    this.asked = this.asked === which ? undefined : which;
    void this.reveal();
  }

  /** Draws the question: what follows, the button that does it, and the one that doesn't. */
  protected question({ which, ask, act, action, also, back, after, next }: Question): TemplateResult {
    const { busy, outcome } = this.actions;
    return confirmation({
      ask,
      act: busy ? this.text('panel.saving') : act,
      keep: this.text('panel.keep'),
      also: also && actionButton(also, busy !== undefined),
      busy: busy !== undefined,
      failure: outcome?.kind === 'failed' ? this.refusal(outcome.failure) : '',
      confirm: async () => {
        await this.actions.perform(action);
        if (this.actions.outcome?.kind === 'done') this.#leave(next, after);
      },
      cancel: () => {
        this.actions.dismiss();
        this.#leave(this.opener(which), back);
      },
    });
  }

  /** Draws what can be done with several at once, below the list. */
  protected footer(questions: readonly Question[]): TemplateResult | typeof nothing {
    if (this.readonly) return nothing;
    const open = questions.find(({ which }) => which === this.asked);
    return html`<div class="footer">
      ${this.offers(questions.map(({ which, act, reason }) => this.openerOf(which, act, reason)))}
      ${open ? html`<div class="open">${this.question(open)}</div>` : nothing}
    </div>`;
  }

  /** What opens a question. */
  protected openerOf(which: string, text: string, reason: string | undefined): PanelAction {
    return { id: this.opener(which), text, press: () => this.ask(which), reason, expanded: which === this.asked };
  }

  /** Draws what may be done, and below it, muted, what can't be: what has the same reason stands together above it. */
  protected offers(list: readonly PanelAction[]): TemplateResult {
    const busy = this.actions.busy !== undefined;
    const draw = (reason: string | undefined): unknown => {
      const those = list.filter((each) => each.reason === reason);
      const why = reasonId(those[0]?.id ?? '');
      const buttons = those.map((each) => actionButton(each, busy, why));
      if (reason === undefined) return buttons;
      return html`<span class="barred"><span class="actions">${buttons}</span><span class="help" id=${why}
        >${reason}</span></span>`;
    };
    const reasons = new Set([undefined, ...list.map(({ reason }) => reason)]);
    return html`<div class="actions">${[...reasons].map(draw)}</div>`;
  }

  /**
   * Leads through a flow, and then shows what has become of it.
   *
   * @param then  What has the focus afterwards, as of `change`.
   */
  protected walk(
    action: Omit<Action, 'run'>,
    flow: PanelFlow,
    then = (): string | undefined => action.id,
  ): Promise<void> {
    const run = async () => {
      if (!(await this.actions.walk(flow))) return 'cancelled' as const;
      await this.backend.me.refresh();
    };
    return this.change({ ...action, run }, then);
  }

  /**
   * Makes a change, and then moves the focus to what it was about.
   *
   * @param then  What that is known by once it is made; the heading has the focus where that is gone.
   */
  protected async change(action: Action, then = (): string | undefined => action.id): Promise<void> {
    await this.actions.perform(action);
    if (this.actions.outcome?.kind !== 'done') return;
    const which = then();
    void this.focusOn(which && this.opener(which));
  }

  /** The opener that the focus goes to once the row of an id is gone: the one after it, or before. */
  protected neighbour(ids: readonly string[], id: string): string | undefined {
    const at = ids.indexOf(id);
    const next = ids[at + 1] ?? ids[at - 1];
    return at >= 0 && next !== undefined ? this.opener(next) : undefined;
  }

  /**
   * Brings what has opened into view, whole; where it is higher than the window, from its beginning. Where a question
   * takes the place of the button that opened it, it has the focus.
   */
  protected async reveal(): Promise<void> {
    const opener = (this.renderRoot as ShadowRoot).activeElement;
    await this.updateComplete;
    const open = this.renderRoot.querySelector('.open');
    const ask = open?.querySelector<HTMLElement>('.ask');
    if (opener?.isConnected === false) ask?.focus({ preventScroll: true });
    open?.scrollIntoView({ block: 'nearest' });
    ask?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * Tells whoever keeps the person's passkeys what has become of them and of their account. A change that the page
   * answers itself is the page's to tell.
   */
  protected async tellKeepers(): Promise<void> {
    const passkeys = this.value === undefined ? this.backend.me.value?.passkeys : undefined;
    if (passkeys) (await import('../passkeys/tell-keepers.ts')).tellKeepers(passkeys);
  }

  /** Closes the question. */
  #leave(focused: string | undefined, open: string | undefined): void {
    this.asked = open;
    void this.focusOn(focused);
  }
}
