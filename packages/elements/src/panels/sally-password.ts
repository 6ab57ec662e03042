import type { Me, ProblemCode } from '@sallyport/protocol';
import { nothing } from 'lit';
import { longDate } from '../messages/past-time.ts';
import { moment } from '../parts/moment.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { sentence } from '../parts/sentence.ts';
import { LOCK } from '../theme/icons.ts';
import { ChangePanel } from './change-panel.ts';

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
export class SallyPassword extends ChangePanel<'password'> {
  static readonly tag = 'sally-password';

  protected override readonly about = 'password';

  protected override heading(): string {
    return this.text('password.title');
  }

  protected override verdict({ password }: Pick<Me, 'password'>): true | ProblemCode {
    return password.change;
  }

  protected override row({ password: { changedAt } }: Pick<Me, 'password'>): Pick<PanelRow, 'icon' | 'title' | 'help'> {
    const { language } = this.words;
    const help =
      changedAt === undefined
        ? nothing
        : sentence(
            (date) => this.text('password.changed', { date }),
            moment(changedAt, longDate(changedAt, language), language),
          );
    return { icon: LOCK, title: this.text('password.title'), help };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-password': SallyPassword;
  }
}
