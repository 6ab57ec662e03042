import { Resource } from '@sallyport/client';
import type { AccountView, ProfileView, TenantPage, TenantView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ResourceController } from '../controllers/resource-controller.ts';
import { DOT } from '../parts/dot.ts';
import { isolated } from '../parts/isolated.ts';
import { pill, type PanelRow } from '../parts/panel-row.ts';
import { standingAddress } from '../parts/sentence.ts';
import type { SaidAction } from './form-panel.ts';
import type { Question } from './list-panel.ts';
import { PagedList } from './paged-list.ts';
import { SystemPanel } from './system-panel.ts';
import { newTenantOf, patchOf, tenantFields } from './tenant-form.ts';

/** Two houses side by side: an organisation. */
const HOUSES =
  'M4.5 20V5.5A1.5 1.5 0 0 1 6 4h6a1.5 1.5 0 0 1 1.5 1.5V20m0-10H18a1.5 1.5 0 0 1 1.5 1.5V20' +
  'M3 20h18M7.5 8h3m-3 4h3m-3 4h3';

/**
 * For a system admin. By itself it asks `GET /admin/tenants`, page by page; with `value` it shows the page that it is
 * handed:
 *
 *     <sally-tenants server="https://auth.example.com/auth"></sally-tenants>
 *
 * In `<sally-admin>` each tenant leads to its team, its policy and its audit log.
 *
 * @summary The tenants of the platform: what each is called, its plan and its profile, and who owns it.
 * @tag sally-tenants
 * @event {CustomEvent<ActionDetail>} sally-before-action - A tenant is about to be changed. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A tenant, by its id, was changed: `add-tenant`, `change-tenant`,
 *   `end-tenant-sessions`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The links and the text buttons.
 * @csspart danger-button - The button that ends sessions after it was asked.
 */
export class SallyTenants extends SystemPanel<TenantPage> {
  static readonly tag = 'sally-tenants';

  protected override readonly about = 'tenants';

  #owner: { id: string; account: Resource<AccountView> } | undefined;
  #profiles: Resource<readonly ProfileView[]> | undefined;
  readonly #ownerShown = new ResourceController<AccountView>(this, () => this.#ownerOf(this.#opened?.owner));
  readonly #profilesShown = new ResourceController<readonly ProfileView[]>(this, () =>
    this.asked === undefined || this.value !== undefined ? undefined : this.#profiles,
  );

  protected override listOf(): PagedList<TenantPage> {
    const { system } = this;
    this.#owner = undefined;
    this.#profiles = new Resource({ load: (signal) => system.allProfiles(signal) });
    return new PagedList((cursor, signal) => system.tenants(cursor, signal));
  }

  protected override body({ tenants, next }: TenantPage): TemplateResult {
    return html`${this.rows(tenants.map((tenant) => this.#row(tenant)))} ${this.pages(next)}
      ${this.another(() => ({
        fields: tenantFields(this.words, this.#profilesShown.value),
        action: (typed) => {
          const tenant = newTenantOf(typed);
          return this.#act('add-tenant', 'system.added', tenant, () => this.system.addTenant(tenant));
        },
      }))}`;
  }

  /** The tenant whose row is open. */
  get #opened(): TenantView | undefined {
    return this.shown?.tenants.find(({ id }) => this.asked === id || this.asked === endingOf(id));
  }

  #act(action: string, said: SaidAction['said'], tenant: TenantView, call: () => Promise<unknown>): SaidAction {
    const run = async () => void (await call());
    return { action, id: tenant.id, subject: calledBy(tenant), said, run };
  }

  #row(tenant: TenantView): PanelRow {
    const { id, name, owner, plan, profile } = tenant;
    const facts = [
      ...(name === undefined ? [] : [html`<bdi>${id}</bdi>`]),
      ...(plan === undefined ? [] : [this.text('tenants.plan-is', { plan })]),
      ...(profile === undefined ? [] : [this.text('tenants.profile-is', { profile })]),
    ];
    return {
      icon: HOUSES,
      title: name ?? id,
      help: facts.length > 0 ? facts.map((fact, index) => html`${index > 0 ? DOT : nothing}${fact}`) : nothing,
      ...(owner === undefined ? { state: pill(this.text('tenants.no-owner'), 'warning') } : {}),
      action: this.manage(id, calledBy(tenant)),
      ...(tenant === this.#opened ? { open: this.#open(tenant) } : {}),
    };
  }

  #open(tenant: TenantView): TemplateResult {
    const { id } = tenant;
    const ending = this.#ending(tenant);
    if (this.asked === ending.which) return this.question(ending);
    return html`<dl><dt>${this.text('tenants.owner')}</dt><dd>${this.#ownerText(tenant)}</dd></dl>
      ${this.form({
        fields: tenantFields(this.words, this.#profilesShown.value, tenant),
        act: this.text('system.save'),
        action: (typed) => {
          const patch = patchOf(typed, tenant);
          if (Object.keys(patch).length === 0) return undefined; // sent, it would stand in the audit log
          return this.#act('change-tenant', 'system.changed', tenant, () => this.system.changeTenant(id, patch));
        },
      })}
      ${this.links([
        ['team', id, this.text('tenants.its-team')],
        ['policy', `tenant:${id}`, this.text('system.its-policy')],
        ['audit', id, this.text('tenants.its-audit')],
      ])}
      ${this.offers([{ ...this.openerOf(ending.which, this.text('tenants.end'), undefined), kind: 'danger' }])}`;
  }

  #ending(tenant: TenantView): Question {
    const { id } = tenant;
    const name = calledBy(tenant);
    return {
      which: endingOf(id),
      ask: this.text('tenants.end-ask', { name }),
      act: this.text('tenants.end-named', { name }),
      action: this.act(
        this.#act('end-tenant-sessions', 'tenants.ended', tenant, () => this.system.endTenantSessions(id)),
      ),
      back: id,
      next: this.opener(id),
    };
  }

  /** Asks who an owner is, once. */
  #ownerOf(id: string | undefined): Resource<AccountView> | undefined {
    if (this.value !== undefined || id === undefined) return undefined;
    const { system } = this;
    if (id !== this.#owner?.id)
      this.#owner = { id, account: new Resource({ load: (signal) => system.account(id, signal) }) };
    return this.#owner?.account;
  }

  #ownerText({ owner }: TenantView): unknown {
    if (owner === undefined) return this.text('tenants.no-owner');
    if (this.value !== undefined) return html`<bdi>${owner}</bdi>`;
    const { value, failure } = this.#ownerShown;
    if (!value) return this.text(failure ? 'panel.failed' : 'panel.loading');
    const address = standingAddress(value.email);
    return value.name === undefined ? address : html`<bdi>${value.name}</bdi>${DOT}${address}`;
  }
}

const calledBy = ({ id, name }: TenantView): string => isolated(name ?? id);

/** What the question before its sessions are ended is known by: no id has a plus sign. */
const endingOf = (id: string): string => `+end-${id}`;

declare global {
  interface HTMLElementTagNameMap {
    'sally-tenants': SallyTenants;
  }
}
