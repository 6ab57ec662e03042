import { Client, CurrentSession, type Resource } from '@sallyport/client';
import type { SessionView } from '@sallyport/protocol';
import type { PropertyValues } from 'lit';
import { ResourceController } from '../controllers/resource-controller.ts';
import { FormPanel, type SaidAction } from './form-panel.ts';

/** A panel of what an admin looks after. What one admin was shown isn't another's to see: each has their own list. */
export abstract class AdminPanel<T, L extends Resource<T> = Resource<T>> extends FormPanel<T> {
  /** What this admin is shown; nothing where the page hands in the value. */
  protected list: L | undefined;

  #client: Client | undefined;
  /** The id of the admin's own account; `null` where nobody is signed in, nothing while that isn't known. */
  protected admin: string | null | undefined;
  readonly #session = new ResourceController<SessionView | null>(this, () =>
    this.value === undefined ? CurrentSession.of(this.backend) : undefined,
  );

  /** The id of what had the focus before an update. */
  #focused = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#focused = (this.renderRoot as ShadowRoot | undefined)?.activeElement?.id ?? '';
  }

  /** A row is drawn with what another was before: whoever had the focus keeps it, where they are now. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (this.#focused && activeElement && activeElement.id !== this.#focused)
      this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(this.#focused)}`)?.focus();
  }

  /** All that the backend can be asked: a person's own panels load no more than they need themselves. */
  protected override get backend(): Client {
    return Client.of(super.backend);
  }

  /** Makes the list for an admin who has come. */
  protected abstract listOf(client: Client): L;

  /** A change, after which the list is loaded anew. It is made for the admin alone who asked for it. */
  protected override act({ run, ...action }: SaidAction): SaidAction {
    const { list } = this;
    return {
      ...action,
      run: async () => {
        if (list !== this.list) return 'cancelled'; // whoever gave the fresh proof has asked for none of this
        await run();
        await this.refresh();
      },
    };
  }

  protected override async refresh(): Promise<void> {
    await this.list?.refresh();
  }

  protected override resource(client: Client): L {
    const session = this.#session.value;
    const admin = session && session.account.id;
    const isAnother = admin !== this.admin && (this.admin !== undefined || (admin && this.list?.failure));
    if (!this.list || isAnother || client !== this.#client) this.list = this.listOf(client);
    this.#client = client;
    this.admin = admin;
    return this.list;
  }
}
