import { emit } from '../events.ts';
import { devices } from '../messages/devices/devices.ts';
import { settings } from '../messages/settings/settings.ts';
import type { PanelAction } from '../parts/panel-action.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { ListPanel, type Question } from './list-panel.ts';

const NOT_ME = 'not-me';

/** What the question about a row is known by. */
const whichOf = (id: string): string => `${NOT_ME}-${id}`;

/**
 * A panel whose rows may be somebody else's doing. A person says that one wasn't them: it is asked about first, and
 * then everybody else is out, mostly before they have chosen a new password.
 */
export abstract class NotMePanel<T> extends ListPanel<T> {
  static override readonly areas = [settings, devices];

  /** The server has begun the flow: everybody else may be out. */
  #hasBegun = false;

  /**
   * The button that says of a row that it wasn't them.
   *
   * @param name  What the row is about.
   */
  protected notMe(id: string, name: string): PanelAction {
    const text = this.text('not-me.title');
    return { ...this.openerOf(whichOf(id), text, undefined), label: `${text}: ${name}` };
  }

  /**
   * What stands below a row while something is asked about it.
   *
   * @param asked  What is asked about the row itself, where something is.
   */
  protected opened(id: string, asked?: () => Question): Pick<PanelRow, 'open'> {
    if (this.asked === whichOf(id)) return { open: this.question(this.#question(id, asked && id)) };
    return asked && this.asked === id ? { open: this.question(asked()) } : {};
  }

  /** What has become of it, in words; `undefined` where something else was done last. */
  protected notMeResult(): string | undefined {
    const { outcome } = this.actions;
    if (outcome?.action.action !== NOT_ME || outcome.kind === 'failed') return undefined;
    if (outcome.kind === 'done') return this.text('not-me.done');
    return this.text(this.#hasBegun ? 'not-me.cancelled' : 'panel.cancelled');
  }

  #question(id: string, back: string | undefined): Question {
    return {
      which: whichOf(id),
      ask: this.text('not-me.ask'),
      act: this.text('not-me.title'),
      action: { action: NOT_ME, run: () => this.#run(id) },
      ...(back === undefined ? {} : { back }),
      next: this.opener(whichOf(id)),
    };
  }

  async #run(id: string): Promise<void | 'cancelled'> {
    this.#hasBegun = false;
    const begun = () => (this.#hasBegun = true);
    this.addEventListener('sally-step', begun, { capture: true, once: true }); // the dialog keeps it to itself
    const isDone = await this.actions.walk({ purpose: NOT_ME });
    this.removeEventListener('sally-step', begun, true);
    await this.backend.me.refresh();
    if (isDone) return undefined;
    if (this.#hasBegun) emit(this, 'sally-change', { action: NOT_ME });
    void this.focusOn(this.opener(whichOf(id))); // the row may be gone
    return 'cancelled';
  }
}
