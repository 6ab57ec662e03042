import type { Me, ProblemCode } from '@sallyport/protocol';
import type { PanelRow } from '../parts/panel-row.ts';
import { standingAddress } from '../parts/sentence.ts';
import { MAIL } from '../theme/icons.ts';
import { ChangePanel } from './change-panel.ts';

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-address server="https://auth.example.com/auth"></sally-address>
 *
 * Changing it leads through a flow in a dialog. It asks for a proof where there is none that is fresh, for the
 * new address, and for the code that goes to it. The former one is told, with a link that undoes it.
 *
 * @summary The email address of a person's account, and another one.
 * @tag sally-address
 * @event {CustomEvent<ActionDetail>} sally-before-action - The address is about to be changed. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - It was changed: `change-address`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text button.
 */
export class SallyAddress extends ChangePanel<'account' | 'address'> {
  static readonly tag = 'sally-address';

  protected override readonly about = 'address';

  constructor() {
    super();
    this.addEventListener('sally-change', () => void this.tellKeepers());
  }

  protected override heading(): string {
    return this.text('address.heading');
  }

  protected override verdict({ address }: Pick<Me, 'address'>): true | ProblemCode {
    return address.change;
  }

  protected override row({ account }: Pick<Me, 'account'>): Pick<PanelRow, 'icon' | 'title' | 'help'> {
    return { icon: MAIL, title: standingAddress(account.email), help: this.text('address.help') };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-address': SallyAddress;
  }
}
