import { CurrentSession, Failure, OwnClient, challengeOf, isCovered, lackOf, type AuthNeeds } from '@sallyport/client';
import type { ProblemCode, SessionView } from '@sallyport/protocol';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { ElementClass } from '../base/sally-element.ts';
import { WidgetElement } from '../base/widget-element.ts';
import { ActionController, type PanelFlow } from '../controllers/action-controller.ts';
import { ResourceController } from '../controllers/resource-controller.ts';
import { adviseOnFailure } from '../flow/advise-on-failure.ts';
import { SallyFlow } from '../flow/sally-flow.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { session } from '../messages/session/session.ts';
import { SallySecondaryButton } from '../parts/sally-secondary-button.ts';
import { dialogStyles } from '../theme/dialog-styles.ts';
import { tokens } from '../theme/tokens.ts';
import { StepUpCancelled } from './step-up-cancelled.ts';
import { watchedSession } from './watched-session.ts';

/** What the dialog is called. */
const TITLES: Partial<Record<PanelFlow['purpose'], MessageKey>> = {
  'sign-in': 'gate.sign-in',
  enrol: 'gate.set-up-title',
};

/** Why the backend gives no token: nobody is signed in, or has yet to set up a second step. */
const NO_TOKEN: readonly (ProblemCode | undefined)[] = ['not-signed-in', 'enforced'];

/** What a person is being asked for, and whether they came to its end. */
interface Asking {
  needs: AuthNeeds;
  done: Promise<boolean>;
}

/** What is asked over each connection: every gate and every call of a page share one session, and one dialog. */
const asking = new WeakMap<CurrentSession, Asking>();

/** One that knows who is signed in, and asks in a dialog for what is missing. */
export abstract class AskingElement extends WidgetElement {
  /** The sign-in is on every page. */
  static override readonly needs: readonly ElementClass[] = [SallyFlow, SallySecondaryButton];
  static override readonly areas = [session];
  static override styles = [tokens, dialogStyles];

  protected readonly actions: ActionController = new ActionController(this);
  protected readonly session = new ResourceController<SessionView | null>(this, () => watchedSession(this.backend));
  /** All that the backend can be asked: a sign-in loads no more than it needs itself. */
  protected override get backend(): OwnClient {
    return OwnClient.of(super.backend);
  }

  protected get current(): CurrentSession {
    return CurrentSession.of(this.backend);
  }

  /**
   * Makes a call to the site's own backend. Where that answers that the sign-in isn't strong or fresh enough (a 401 by
   * RFC 9470), or there is no token for it, asks for what is missing and makes the call once more.
   *
   * @param call  Makes the call, and is to take a new token each time: `CurrentSession.of(client).token()`.
   * @returns The answer, whatever it is then.
   * @throws {StepUpCancelled} where the person gave up, or another person is signed in by then.
   * @throws {Failure} where it can't be known who that is.
   */
  async stepUp<Answer extends Pick<Response, 'status' | 'headers'>>(call: () => Promise<Answer>): Promise<Answer> {
    let caller = await this.#person().catch((error: Failure) => error);
    const again = async (needs: AuthNeeds): Promise<Answer> => {
      if (caller instanceof Failure) throw caller;
      if (!(await this.ask(needs))) throw new StepUpCancelled();
      const person = await this.#person();
      if (caller !== undefined && caller !== person) throw new StepUpCancelled();
      caller = person; // who signed in for it goes on with it
      return call();
    };
    const answer = await call().catch((error: unknown) => {
      if (error instanceof Failure && NO_TOKEN.includes(error.problem?.code)) return again({});
      throw error;
    });
    const needs = challengeOf(answer);
    return needs ? again(needs) : answer;
  }

  /**
   * Asks the person for what is missing, in one dialog at a time for all that ask over one connection. Whoever wants no
   * more than that meanwhile waits for the same answer; whoever wants something else asks afterwards, where that is
   * missing still.
   *
   * @returns Whether they came to its end.
   */
  protected async ask(needs: AuthNeeds): Promise<boolean> {
    const { current } = this;
    for (let asked = asking.get(current); asked; asked = asking.get(current)) {
      const done = await asked.done;
      if (isCovered(needs, asked.needs)) return done;
      if (done && !lackOf(needs, current.value ?? null, Date.now())) return true;
    }
    const done = this.#walk(needs).finally(() => asking.delete(current));
    asking.set(current, { needs, done });
    return await done; // before those who wait with it
  }

  /** Says in words why it isn't known who is signed in; `undefined` where it is, or is not known yet. */
  protected get whyUnknown(): string | undefined {
    const { value, failure } = this.session;
    if (value !== undefined || !failure) return undefined;
    return this.text(failure.kind === 'offline' ? 'gate.failed' : 'problem.unavailable');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { failure } = this.session;
    if (failure) adviseOnFailure(failure, this.backend);
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

  /**
   * The account's id of whoever is signed in; `undefined` for nobody.
   *
   * @throws {Failure} where that can't be known.
   */
  async #person(): Promise<string | undefined> {
    if (this.isConnected) await this.updateComplete; // it has begun to ask by then
    const { current } = this;
    await current.settled();
    if (current.value === undefined || current.failure) await current.refresh();
    if (current.value === undefined || current.failure) throw current.failure ?? new Failure('unexpected');
    return current.value?.account.id;
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
