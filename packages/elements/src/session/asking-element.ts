import { Client, CurrentSession, challengeOf, type AuthNeeds } from '@sallyport/client';
import type { SessionView } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import type { ElementClass } from '../base/sally-element.ts';
import { WidgetElement } from '../base/widget-element.ts';
import { ActionController, type PanelFlow } from '../controllers/action-controller.ts';
import { ResourceController } from '../controllers/resource-controller.ts';
import { SallyFlow } from '../flow/sally-flow.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { session } from '../messages/session/session.ts';
import { SallySecondaryButton } from '../parts/sally-secondary-button.ts';
import { dialogStyles } from '../theme/dialog-styles.ts';
import { tokens } from '../theme/tokens.ts';
import { StepUpCancelled } from './step-up-cancelled.ts';
import { watchSession } from './watch-session.ts';

/** What the dialog is called. */
const TITLES: Partial<Record<PanelFlow['purpose'], MessageKey>> = {
  'sign-in': 'gate.sign-in',
  enrol: 'gate.set-up-title',
};

/** One that knows who is signed in, and asks in a dialog for what is missing. */
export abstract class AskingElement extends WidgetElement {
  /** The sign-in is on every page. */
  static override readonly needs: readonly ElementClass[] = [SallyFlow, SallySecondaryButton];
  static override readonly areas = [session];
  static override styles = [tokens, dialogStyles];

  protected readonly actions: ActionController = new ActionController(this);
  protected readonly session = new ResourceController<SessionView | null>(this, () => this.current);
  #asking: Promise<boolean> | undefined;

  /** All that the backend can be asked: a sign-in loads no more than it needs itself. */
  protected override get backend(): Client {
    return Client.of(super.backend);
  }

  protected get current(): CurrentSession {
    return CurrentSession.of(this.backend);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchSession(this.backend);
  }

  /**
   * Makes a call to the site's own backend. Where that answers that the sign-in isn't strong or fresh enough (a 401 by
   * RFC 9470), asks for what is missing and makes the call once more.
   *
   * @param call  Makes the call, and is to take a new token each time: `CurrentSession.of(client).token()`.
   * @returns The answer, whatever it is then.
   * @throws {StepUpCancelled} where the person gave up.
   */
  async stepUp<Answer extends Pick<Response, 'status' | 'headers'>>(call: () => Promise<Answer>): Promise<Answer> {
    const answer = await call();
    const needs = challengeOf(answer);
    if (!needs) return answer;
    if (!(await this.ask(needs))) throw new StepUpCancelled();
    return call();
  }

  /**
   * Asks the person for what is missing. Whoever wants the same meanwhile waits for the same answer.
   *
   * @returns Whether they came to its end.
   */
  protected async ask(needs: AuthNeeds): Promise<boolean> {
    this.#asking ??= this.#walk(needs).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  protected override content(): TemplateResult {
    const labelOf = ({ purpose }: PanelFlow) => this.text(TITLES[purpose] ?? 'gate.title');
    return html`${this.actions.dialog(labelOf, this.text('cancel'))}`;
  }

  async #walk(needs: AuthNeeds): Promise<boolean> {
    const done = await this.actions.walk({ purpose: await this.#purposeOf(needs) });
    if (done) await this.current.refresh();
    return done;
  }

  /** Who has no second step yet sets one up: proving the password once more would not do. */
  async #purposeOf({ aal }: AuthNeeds): Promise<PanelFlow['purpose']> {
    const { current } = this;
    if (current.value === undefined) await current.refresh();
    const { value } = current;
    if (value === null) return 'sign-in';
    if (value?.mustEnrol) return 'enrol';
    const isGuarded = aal !== 2 || value?.aal === 2 || (await this.backend.me.hasSecondStep().catch(() => true));
    return isGuarded ? 'reauthenticate' : 'enrol';
  }
}
