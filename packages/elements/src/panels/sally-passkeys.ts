import type { OwnClient, Resource } from '@sallyport/client';
import type { Me, OwnAuthenticatorView } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import { FACTOR_ICON } from '../parts/factor-icons.ts';
import { AuthenticatorPanel } from './authenticator-panel.ts';

/** What the panel shows: all that is set up, since removing one says what is left. */
type Passkeys = Pick<Me, 'authenticators' | 'offers'>;

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-passkeys server="https://auth.example.com/auth"></sally-passkeys>
 *
 * @summary A person's passkeys: where each was last used, to be named, tried and removed, and one more to be added.
 * @tag sally-passkeys
 * @event {CustomEvent<ActionDetail>} sally-before-action - A change is about to be made. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A change was made: `set-up`, `try`, `rename`, `use-first` or
 *   `remove-authenticator`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that removes after it was asked.
 */
export class SallyPasskeys extends AuthenticatorPanel<Passkeys> {
  static readonly tag = 'sally-passkeys';

  protected override resource({ me }: OwnClient): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('passkeys.title');
  }

  protected override intro(): string {
    return this.text('passkeys.intro');
  }

  protected override list({ authenticators }: Passkeys): readonly OwnAuthenticatorView[] {
    return authenticators.filter(({ type }) => type === 'passkey');
  }

  protected override body(value: Passkeys): TemplateResult {
    const list = this.list(value);
    const all = list.map((each) => this.authenticatorRow(each, value.authenticators));
    const { offered } = value.offers.find(({ type }) => type === 'passkey') ?? { offered: 'not-offered' };
    const another = {
      icon: FACTOR_ICON.passkey,
      title: this.text('passkeys.add'),
      help: list.length > 0 ? this.text('factors.passkey-help') : this.text('passkeys.none'),
      action: this.setUpAction('passkey', this.text('factors.set-up'), offered),
    };
    return html`${this.rows(this.readonly && list.length > 0 ? all : [...all, another])}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-passkeys': SallyPasskeys;
  }
}
