import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { FlowStart } from '@sallyport/client';
import type { DoneStep, FactorType } from '@sallyport/protocol';
import { FlowElement } from './flow-element.ts';
import { keepFlow } from './kept-flow.ts';
import { emit } from '../events.ts';
import { textButton } from '../parts/buttons.ts';
import { TRAITS } from '../steps/traits.ts';

/**
 * Put it on the page when the person asks for it, as in a dialog, and take it off when it is done or cancelled. What it
 * is for is read as it comes onto the page. Drawn by the same `--sally-…` properties as `<sally-login>`.
 *
 *     <sally-flow purpose="enrol" type="totp"></sally-flow>
 *
 * @summary Any other flow: setting up a way to sign in, proving oneself anew, trying a factor, changing the password or
 *   the address, putting everybody else out; making an account, or accepting an invitation, whose token it takes out of
 *   the address of the page. It begins as soon as it is on the page; a reload goes on with it.
 * @tag sally-flow
 * @event {CustomEvent<SallyEventDetails['sally-success']>} sally-success - It is done; `notice` and `factor` say what.
 * @event {CustomEvent} sally-continue - The person has read what came of it: the element can go.
 * @event {CustomEvent} sally-cancel - The person gave up, and nothing half done is left: the element can go.
 * @event {CustomEvent<{ kind: string, problem?: string }>} sally-step - Another step is on screen.
 * @event {CustomEvent<{ reason: string, problem?: string }>} sally-error - No usable answer came.
 * @event {CustomEvent<{ returnTo: string }>} sally-before-redirect - The page is about to be left. Cancelable.
 * @slot logo - Above the heading.
 * @slot footer - Below everything.
 * @csspart card - The card around everything.
 * @csspart alert - What is said when the server can't be reached, or refuses to begin.
 * @csspart link - The text button that cancels.
 */
export class SallyFlow extends FlowElement {
  static readonly tag = 'sally-flow';

  /**
   * What it is for: `enrol`, `reauthenticate`, `try`, `change-password`, `change-address` or `not-me`, `sign-up` or
   * `accept-invitation`.
   */
  @property() purpose: Exclude<FlowStart['purpose'], 'sign-in' | 'recover'> = 'reauthenticate';
  /** With `enrol`: the factor to set up, where the page has offered the choice already. */
  @property() type: FactorType | undefined;
  /** With `try`: the id of the authenticator; with `enrol` and its `type`: of the one that the new one replaces. */
  @property() authenticator: string | undefined;

  #token = '';

  /** The token goes no further than to the server: no history, no event and no other script is to see it. */
  override connectedCallback(): void {
    const token = this.purpose === 'accept-invitation' && location.hash.slice(1);
    if (token) {
      this.#token = token;
      history.replaceState(history.state, '', location.pathname + location.search);
      keepFlow(this.goal, ''); // of another invitation
    }
    super.connectedCallback();
  }

  protected override get goal(): Omit<FlowStart, 'returnTo'> {
    const { purpose, type, authenticator } = this;
    const token = this.#token;
    return {
      purpose,
      ...(type ? { type } : {}),
      ...(authenticator ? { authenticator } : {}),
      ...(token ? { token } : {}),
    };
  }

  protected override get signedIn(): boolean {
    return this.purpose !== 'sign-up' && this.purpose !== 'accept-invitation';
  }

  protected override ended({ session, returnTo, notice, factor }: DoneStep): void {
    emit(this, 'sally-success', { session, returnTo, ...(notice ? { notice } : {}), ...(factor ? { factor } : {}) });
  }

  /** Who has an account after all is done here: the page has the sign-in. */
  protected override leave(): void {
    const { step } = this.flow;
    if (step?.kind === 'sign-up' && step.problem?.code !== 'flow-over') return this.#cancel();
    this.flow.begin();
  }

  protected override below(): unknown {
    const { step } = this.flow;
    if (this.purpose === 'accept-invitation' || (step && TRAITS[step.kind]?.final)) return nothing;
    return textButton(this.text('cancel'), this.#cancel, { kind: 'cancel' });
  }

  readonly #cancel = (): void => {
    this.flow.leave();
    emit(this, 'sally-cancel', null);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-flow': SallyFlow;
  }
}
