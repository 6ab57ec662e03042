import type { FlowStart } from '@sallyport/client';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Config, CredentialsStep, DoneStep, IdentifyStep, Step } from '@sallyport/protocol';
import { adviseOnFailure } from './advise-on-failure.ts';
import { FlowElement } from './flow-element.ts';
import { ResourceController } from '../controllers/resource-controller.ts';
import { emit, type InternalEventMap } from '../events.ts';
import { SallyCredentialsStep } from '../steps/credentials-step.ts';

/**
 * @summary The whole sign-in: password, code, and setting up a second step where it is asked for.
 * @tag sally-login
 * @event {CustomEvent<{ session: SessionView, returnTo?: string }>} sally-success - The person is signed in.
 * @event {CustomEvent<{ kind: string, problem?: string }>} sally-step - Another step is on screen.
 * @event {CustomEvent<{ reason: string, problem?: string }>} sally-error - No usable answer came.
 * @event {CustomEvent<{ returnTo: string }>} sally-before-redirect - The page is about to be left. Cancelable.
 * @slot logo - Above the heading.
 * @slot footer - Below everything.
 * @csspart card - The card around everything.
 * @csspart alert - What is said when the server can't be reached.
 * @cssprop [--sally-accent] - Buttons, links and the focus ring.
 * @cssprop [--sally-accent-hover] - A button under the pointer; the accent, nearer to the text.
 * @cssprop [--sally-on-accent] - Text on the accent; black or white, whichever stands out from it.
 * @cssprop [--sally-link] - Links and quiet buttons; the accent.
 * @cssprop [--sally-link-line=none] - Their line at rest, such as `underline`.
 * @cssprop [--sally-focus] - The focus ring; the accent.
 * @cssprop [--sally-focus-width=2px] - Its width.
 * @cssprop [--sally-surface] - The card.
 * @cssprop [--sally-field] - Fields, cells and checkboxes; as the card.
 * @cssprop [--sally-text] - Text.
 * @cssprop [--sally-raised] - What is set apart from the card; 5 % of the text in the surface.
 * @cssprop [--sally-muted] - Help and hints; 70 % of the text in the surface.
 * @cssprop [--sally-border] - Borders of fields; 50 % of the text in the surface.
 * @cssprop [--sally-hairline] - The card's own border; 12 % of the text in the surface.
 * @cssprop [--sally-error] - Errors.
 * @cssprop [--sally-success] - Good news.
 * @cssprop [--sally-warning] - What needs care.
 * @cssprop [--sally-font] - Family of the text; the page's own by default.
 * @cssprop [--sally-font-size] - What all sizes hang on, in `px` or `rem`: by default `max(1rem, 16px)`.
 * @cssprop [--sally-font-mono] - Family of codes and keys.
 * @cssprop [--sally-heading-font] - Family of headings; that of the text.
 * @cssprop [--sally-heading-size=1.375rem] - Their size.
 * @cssprop [--sally-heading-weight=600] - Their weight.
 * @cssprop [--sally-label-weight=500] - Weight of labels.
 * @cssprop [--sally-button-weight] - Weight of buttons: 600 of the obvious one, 500 of others.
 * @cssprop [--sally-button-case=none] - Case of buttons, such as `uppercase`.
 * @cssprop [--sally-radius=0.625rem] - Corners of fields and buttons.
 * @cssprop [--sally-check-radius] - Corners of checkboxes; 0.4 of the radius.
 * @cssprop [--sally-card-radius=1rem] - Corners of the card.
 * @cssprop [--sally-control-height=2.75rem] - Height of fields and buttons.
 * @cssprop [--sally-padding] - Between the card's edge and what stands in it: 2rem, and less where it is narrow.
 * @cssprop [--sally-space=1] - How far apart things stand, as a factor: 0.85 is dense.
 * @cssprop [--sally-shadow] - The card's shadow.
 * @cssprop [--sally-width=24rem] - Largest width.
 * @cssprop [--sally-motion=150ms] - Time of each movement.
 */
export class SallyLogin extends FlowElement {
  static readonly tag = 'sally-login';
  static override readonly needs = [SallyCredentialsStep];

  /** The server can replace a forgotten password (`recover` in its configuration): the first form offers it at once. */
  @property({ type: Boolean }) recover = false;
  /** The server lets strangers make accounts (`signUp` in its configuration): the first form offers it at once. */
  @property({ type: Boolean, attribute: 'sign-up' }) signUp = false;

  protected override get signedIn(): boolean {
    return false;
  }

  readonly #config = new ResourceController(this, () =>
    this.flow.step?.kind === 'credentials' ? this.backend.config : undefined,
  );
  #first: CredentialsStep = FIRST;

  constructor() {
    super();
    this.addEventListener('sally-recover', this.#recover);
    this.addEventListener('sally-sign-up', this.#signUp);
  }

  protected override get goal(): Omit<FlowStart, 'returnTo'> {
    return { purpose: 'sign-in' };
  }

  /** The form is there at once: nothing is asked of the server before a person did something. */
  protected override get first(): Step {
    return this.#first;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { recover, signUp } = this;
    if (!changed.has('recover') && !changed.has('signUp')) return;
    this.#first = { ...FIRST, ...(recover && { recover }), ...(signUp && { signUp }) };
  }

  /** The form is there whatever the server says, which the person learns of by sending it. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { failure } = this.#config;
    if (failure) adviseOnFailure(failure, this.backend);
  }

  protected override shown(step: Step, byPerson: boolean): void {
    if (step.problem?.code.endsWith('-passkey')) void this.backend.config.refresh(); // its challenge may be spent
    super.shown(step, byPerson);
  }

  protected override get offers(): Pick<Config, 'passkey' | 'sso'> {
    const { passkey, sso } = this.#config.value ?? {};
    return { passkey, sso };
  }

  protected override ended({ session, returnTo, passkey }: DoneStep): void {
    // it waits for nothing, and nothing waits for it
    if (passkey)
      void import('./make-passkey.ts').then(
        (made) => made.make(passkey, this.backend, this),
        () => {},
      );
    if (session) emit(this, 'sally-success', { session, returnTo });
  }

  /** Who has mistyped the address of a new account types it again, and is not at the sign-in. */
  protected override leave(): void {
    const { step } = this.flow;
    if (step && 'for' in step && step.for === 'sign-up') this.#startSignUp(step.identifier);
    else this.flow.leave();
  }

  readonly #recover = (event: InternalEventMap['sally-recover']): void => {
    event.stopPropagation();
    const { identifier } = event.detail;
    const form: IdentifyStep = { ...FIRST, kind: 'identify', ...(identifier ? { identifier } : {}) };
    this.flow.begin(this.withReturn({ purpose: 'recover' }), form);
  };

  readonly #signUp = (event: InternalEventMap['sally-sign-up']): void => {
    event.stopPropagation();
    this.#startSignUp(event.detail.identifier);
  };

  /** The server says how long a password must be. What was typed stays, where it may be an address. */
  #startSignUp(identifier = ''): void {
    this.flow.begin(this.withReturn({ purpose: 'sign-up' }), undefined, identifier.includes('@') ? { identifier } : {});
  }
}

const FIRST: CredentialsStep = { kind: 'credentials', flow: '', revision: 0 };

declare global {
  interface HTMLElementTagNameMap {
    'sally-login': SallyLogin;
  }
}
