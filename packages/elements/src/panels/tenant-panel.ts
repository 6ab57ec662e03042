import type { Resource } from '@sallyport/client';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { AdminPanel } from './admin-panel.ts';

/** A panel about one tenant. What another panel changes is shown at once. */
export abstract class TenantPanel<T, L extends Resource<T> = Resource<T>> extends AdminPanel<T, L> {
  /** The id of the tenant that is shown; unless told, the admin's own or all within reach, as the backend says. */
  @property() tenant: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('sally-change', this.#follow);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('sally-change', this.#follow);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('tenant')) this.list = undefined; // what was asked of one tenant is no question to another
  }

  /** What it has changed itself it has loaded already. */
  readonly #follow = ({ target }: Event): void => {
    if (target !== this) void this.refresh();
  };
}
