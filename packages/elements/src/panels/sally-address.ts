import type { Client, Resource } from '@sallyport/client';
import type { Me } from '@sallyport/protocol';
import type { TemplateResult } from 'lit';
import { standingAddress } from '../parts/sentence.ts';
import { MAIL } from '../theme/icons.ts';
import { ListPanel } from './list-panel.ts';

const CHANGE = 'change';

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
export class SallyAddress extends ListPanel<Pick<Me, 'account' | 'address'>> {
  static readonly tag = 'sally-address';

  protected override resource({ me }: Client): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('address.heading');
  }

  protected override body({ account, address }: Pick<Me, 'account' | 'address'>): TemplateResult {
    return this.rows([
      {
        icon: MAIL,
        title: standingAddress(account.email),
        help: this.text('address.help'),
        action: {
          id: this.opener(CHANGE),
          text: this.text('address.change'),
          press: () => this.walk({ action: 'change-address' }, { purpose: 'change-address' }, CHANGE),
          reason: this.reason(address.change),
        },
      },
    ]);
  }

  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    return outcome?.kind === 'done' ? this.text('address.changed-now') : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-address': SallyAddress;
  }
}
