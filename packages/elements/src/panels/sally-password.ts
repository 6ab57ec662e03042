import type { Client, Resource } from '@sallyport/client';
import type { Me } from '@sallyport/protocol';
import { nothing, type TemplateResult } from 'lit';
import { longDate } from '../messages/past-time.ts';
import { moment } from '../parts/moment.ts';
import { sentence } from '../parts/sentence.ts';
import { LOCK } from '../theme/icons.ts';
import { ListPanel } from './list-panel.ts';

const CHANGE = 'change';

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-password server="https://auth.example.com/auth"></sally-password>
 *
 * Changing it leads through a flow in a dialog, which asks for the password of now, the second step where there is one,
 * and the new password. Everywhere else the person is signed out then.
 *
 * @summary When a person's password was changed, and a new one.
 * @tag sally-password
 * @event {CustomEvent<ActionDetail>} sally-before-action - The password is about to be changed. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - It was changed: `change-password`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text button.
 */
export class SallyPassword extends ListPanel<Pick<Me, 'password'>> {
  static readonly tag = 'sally-password';

  protected override resource({ me }: Client): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('password.title');
  }

  protected override body({ password }: Pick<Me, 'password'>): TemplateResult {
    const text = this.text('password.change');
    return this.rows([
      {
        icon: LOCK,
        title: this.text('password.title'),
        help: this.#changed(password),
        action: {
          id: this.opener(CHANGE),
          text,
          press: () => this.walk({ action: 'change-password' }, { purpose: 'change-password' }, CHANGE),
          reason: this.reason(password.change),
        },
      },
    ]);
  }

  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    return outcome?.kind === 'done' ? this.text('password.changed-now') : '';
  }

  #changed({ changedAt }: Me['password']): TemplateResult | typeof nothing {
    if (changedAt === undefined) return nothing;
    const { language } = this.words;
    const day = moment(changedAt, longDate(changedAt, language), language);
    return sentence((date) => this.text('password.changed', { date }), day);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-password': SallyPassword;
  }
}
