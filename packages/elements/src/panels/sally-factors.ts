import type { OwnClient, Resource } from '@sallyport/client';
import type { FactorType, Me, Offer, OwnAuthenticatorView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { longDate } from '../messages/past-time.ts';
import { byStrength } from '../parts/by-strength.ts';
import { FACTOR_ICON } from '../parts/factor-icons.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { AuthenticatorPanel } from './authenticator-panel.ts';

const DISABLE = 'disable';
const ENABLE = 'enable';

/** What the panel shows. */
type Factors = Pick<
  Me,
  | 'authenticators'
  | 'backupCodesLeft'
  | 'backupCodesMade'
  | 'backupCodesLow'
  | 'offers'
  | 'enforced'
  | 'enforcedFrom'
  | 'skipsLeft'
  | 'canDisable'
  | 'trustsDevices'
>;

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-factors server="https://auth.example.com/auth"></sally-factors>
 *
 * Setting up, trying and making new codes lead through a flow in a dialog. Removing asks first and says what follows;
 * where the proof of who it is has become old, it is asked for in place, and then the change is made.
 *
 * @summary The second step of a person's sign-in: what is set up, strongest first, and what could be.
 * @tag sally-factors
 * @event {CustomEvent<ActionDetail>} sally-before-action - A change is about to be made. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A change was made: `set-up`, `replace`, `try`, `rename`,
 *   `use-first`, `remove-authenticator`, `renew-backup-codes` or `disable-mfa`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that removes after it was asked.
 */
export class SallyFactors extends AuthenticatorPanel<Factors> {
  static readonly tag = 'sally-factors';

  protected override resource({ me }: OwnClient): Resource<Me> {
    return me;
  }

  /** Where one thing alone can be set up, no "Enable" stands below it. */
  protected override focusOn(action: string | undefined): Promise<void> {
    const [first, second] = this.shown ? offered(this.shown) : [];
    const isGone = action === this.opener(ENABLE) && first && !second;
    return super.focusOn(isGone ? this.opener(`set-up-${first.type}`) : action);
  }

  protected override heading(): string {
    return this.text('factors.title');
  }

  protected override intro(): string {
    const { shown } = this;
    if (!shown) return '';
    if (isProviders(shown)) return this.text('factors.sso');
    if (hasNothing(shown)) return this.text('factors.none');
    return [
      this.text(
        `factors.${shown.authenticators.length === 0 ? 'off' : shown.trustsDevices === false ? 'on-always' : 'on'}`,
      ),
      shown.enforced ? this.text('factors.required') : this.#requiredFrom(shown),
    ]
      .filter(Boolean)
      .join(' ');
  }

  protected override body(value: Factors): TemplateResult {
    const list = byStrength([...this.#setUp(value), ...this.#others(value)], ({ type }) => type);
    return html`${list.length > 0 ? this.rows(list.map(({ row }) => row)) : nothing}${this.#below(value)}`;
  }

  protected override list({ authenticators }: Factors): readonly OwnAuthenticatorView[] {
    return byStrength(authenticators, ({ type }) => type);
  }

  #requiredFrom({ enforcedFrom, skipsLeft }: Factors): string {
    if (skipsLeft !== undefined) return this.text('factors.required-skips', { count: skipsLeft });
    if (enforcedFrom === undefined) return '';
    return this.text('factors.required-from', { date: longDate(enforcedFrom, this.words.language) });
  }

  #setUp(value: Factors): { type: FactorType; row: PanelRow }[] {
    return this.list(value).map((each) => ({
      type: each.type,
      row: this.authenticatorRow(each, value.authenticators),
    }));
  }

  /** What isn't set up, with why it can't be, and another of what may be several; of backup codes what is left. */
  #others(value: Factors): { type: FactorType; row: PanelRow }[] {
    if (isProviders(value) || hasNothing(value)) return [];
    const has = new Set(value.authenticators.map(({ type }) => type));
    return value.offers.flatMap(({ type, offered: verdict, several }): { type: FactorType; row: PanelRow }[] => {
      if (type === 'backup-code') return has.size > 0 ? [{ type, row: this.codesRow(value, verdict) }] : [];
      if (!has.has(type)) return [{ type, row: this.#offer(type, verdict) }];
      return several && !this.readonly ? [{ type, row: this.#another(type, verdict) }] : [];
    });
  }

  #offer(type: Exclude<FactorType, 'backup-code'>, verdict: Offer['offered']): PanelRow {
    return {
      icon: FACTOR_ICON[type],
      title: this.text(`factors.${type}`),
      help: this.text(`factors.${type}-help`),
      state: this.text('factors.not-set-up'),
      action: this.setUpAction(type, this.text('factors.set-up'), verdict),
    };
  }

  #another(type: Exclude<FactorType, 'backup-code'>, verdict: Offer['offered']): PanelRow {
    return {
      icon: FACTOR_ICON[type],
      title: this.text(type === 'passkey' ? 'factors.another-passkey' : 'factors.another-totp'),
      help: this.text(`factors.${type}-help`),
      action: this.setUpAction(type, this.text('factors.set-up-another'), verdict),
    };
  }

  #below(value: Factors): TemplateResult | typeof nothing {
    const { authenticators, canDisable } = value;
    if (authenticators.length === 0) {
      const enable = { id: this.opener(ENABLE), text: this.text('factors.enable'), press: () => this.enable() };
      return offered(value).length > 1 && !this.readonly
        ? html`<div class="footer">${this.offers([enable])}</div>`
        : nothing;
    }
    return this.footer([
      {
        which: DISABLE,
        ask: this.text('factors.disable-ask'),
        act: this.text('factors.disable'),
        action: { action: 'disable-mfa', run: () => this.backend.me.disableMfa() },
        reason: this.reason(canDisable, 'removal'),
        next: this.opener(ENABLE),
      },
    ]);
  }
}

const offered = ({ offers }: Factors): Offer[] => offers.filter((each) => each.offered === true);

/** Their identity provider answers for them: nothing is set up here. */
const isProviders = ({ offers }: Factors): boolean =>
  offers.length > 0 && offers.every((each) => each.offered === 'sso-account');

/** Nothing is set up, and nothing can be. */
const hasNothing = (value: Factors): boolean => value.authenticators.length === 0 && offered(value).length === 0;

declare global {
  interface HTMLElementTagNameMap {
    'sally-factors': SallyFactors;
  }
}
