import { Resource, type Client } from '@sallyport/client';
import type { AccountPage, AccountView, Adoption } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ResourceController } from '../controllers/resource-controller.ts';
import { team } from '../messages/team/team.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { textButton } from '../parts/buttons.ts';
import { fileLink } from '../parts/file-link.ts';
import { DOT } from '../parts/dot.ts';
import { actionButton } from '../parts/panel-action.ts';
import { pager, pagerStyles } from './pager.ts';
import { searchStyles } from './search-styles.ts';
import { panelFormStyles } from './panel-form.ts';
import { personActions, type PersonAction } from './team-actions.ts';
import { INVITE, inviteFields, inviteOf } from './team-invite.ts';
import { calledBy, roleText, secondStepCell, stateCell, whoCell } from './team-person.ts';
import { TeamList } from './team-list.ts';
import { choose, searchForm, searchOf } from './team-search.ts';
import { teamStyles } from './team-styles.ts';
import { TenantPanel } from './tenant-panel.ts';

/** How long is waited for more to be typed, in **ms**. */
const TYPING = 300;

const COLUMNS = ['name', 'role', 'second-step', 'state', 'actions'] as const;

/**
 * By itself it asks `GET /admin/accounts`, page by page; with `value` it shows the page that it is handed:
 *
 *     <sally-team server="https://auth.example.com/auth"></sally-team>
 *
 * Which accounts there are, and what may be done with each, the backend decides: a tenant's admin sees their tenant's.
 *
 * @summary The people whom an admin looks after: who they are, what they sign in with, and what can be done for them.
 * @tag sally-team
 * @event {CustomEvent<ActionDetail>} sally-before-action - An account is about to be changed. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - An account, by its id, was changed: `unlock`, `end-sessions`,
 *   `suspend`, `reactivate`, `remove-mfa`, `change-role`, `make-owner`; of an invitation `take-back`, `invite-again`,
 *   and `invite`, which has no id.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that takes something away after it was asked.
 */
export class SallyTeam extends TenantPanel<AccountPage, TeamList> {
  static readonly tag = 'sally-team';
  static override readonly areas = [team];
  static override styles = [...TenantPanel.styles, searchStyles, pagerStyles, panelFormStyles, teamStyles];

  /** The id of the account whose actions are shown. */
  @property({ attribute: false }) opened: string | undefined;

  #typing: ReturnType<typeof setTimeout> | undefined;
  /** How many people there are, searched for or not; made anew with the list. */
  #adoption: Resource<Adoption> | undefined;
  readonly #headcount = new ResourceController<Adoption>(this, () =>
    this.value === undefined ? this.#adoption : undefined,
  );

  override disconnectedCallback(): void {
    clearTimeout(this.#typing);
    super.disconnectedCallback();
  }

  protected override listOf(client: Client): TeamList {
    const { tenant } = this;
    this.#adoption = new Resource({ load: (signal) => client.admin.adoption(tenant, signal) });
    return new TeamList(client, { tenant });
  }

  protected override get spoken(): readonly string[] {
    return ['team'];
  }

  protected override async refresh(): Promise<void> {
    await Promise.all([super.refresh(), this.#adoption?.refresh()]);
  }

  protected override heading(): string {
    return this.text('team.title');
  }

  protected override intro(): string {
    return this.text('team.intro');
  }

  protected override body(page: AccountPage): TemplateResult {
    const { accounts } = page;
    const isWhole = this.value === undefined;
    const tenants = new Set(accounts.map(({ tenant }) => tenant)).size;
    return html`${isWhole ? html`<div class="head">${this.#people()}${this.#inviting()}</div>${this.#form()}` : nothing}
      <div class="counts">
        <p class="count" role="status">${this.#count(page)}</p>
        ${isWhole ? fileLink(this.text('team.csv'), this.backend.admin.accountsFile(this.list?.search ?? {})) : nothing}
      </div>
      ${accounts.length > 0 ? this.#table(accounts, tenants > 1) : nothing} ${isWhole ? this.#pages(page) : nothing}`;
  }

  /** How many people there are; those without a second step can be listed. Where it isn't known, nothing. */
  #people(): TemplateResult | typeof nothing {
    const { value } = this.#headcount;
    if (!value || value.people === 0) return nothing;
    const without = value.people - value.sso - value.secondStep;
    const list = () => {
      const form = this.renderRoot.querySelector('form');
      if (!form) return;
      choose(form, { search: '', mfa: 'false', state: 'active', role: '' });
      this.#find();
    };
    return html`<p class="headcount">
      <bdi>${this.text('team.people', { count: value.people })}</bdi>${
        without > 0 ? html`${DOT}${textButton(this.text('team.without', { count: without }), list)}` : nothing
      }
    </p>`;
  }

  #inviting(): TemplateResult | typeof nothing {
    return this.adding(INVITE, this.text('team.invite'), () => ({
      fields: inviteFields(this.words),
      act: this.text('team.invite-send'),
      action: (typed) => {
        const invitation = inviteOf(typed, this.tenant);
        const run = () => this.backend.admin.invite(invitation);
        return { action: 'invite', subject: calledBy(invitation), said: 'team.invited', run };
      },
      after: { focus: this.opener(INVITE) },
    }));
  }

  #form(): TemplateResult {
    return searchForm({
      text: (key) => this.text(key),
      uid: (name) => this.uid(name),
      typed: () => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(this.#find, TYPING);
      },
      chosen: this.#find,
    });
  }

  #count({ accounts: { length: count }, next }: AccountPage): string {
    if (count === 0) return this.text(next === undefined ? 'team.none' : 'team.none-here');
    const { page = 1 } = this.list ?? {};
    if (page > 1) return this.text('team.page', { page });
    return this.text(next === undefined ? 'team.found' : 'team.found-more', { count });
  }

  // drawn as cards, a table would be none for some screen readers: its roles are said
  #table(accounts: readonly AccountView[], isAmongTenants: boolean): TemplateResult {
    const head = COLUMNS.map(
      (column) =>
        html`<th role="columnheader" scope="col">
          <span class=${column === 'actions' ? 'visually-hidden' : ''}>${this.text(`team.${column}`)}</span>
        </th>`,
    );
    return html`<table role="table" aria-labelledby=${this.uid('heading')}>
      <thead role="rowgroup"><tr role="row">${head}</tr></thead>
      <tbody role="rowgroup">${accounts.map((account) => this.#person(account, isAmongTenants))}</tbody>
    </table>`;
  }

  #person(account: AccountView, isAmongTenants: boolean): TemplateResult {
    const { words } = this;
    const cells: [label: MessageKey, text: unknown][] = [
      ['team.role', roleText(account, words)],
      ['team.second-step', secondStepCell(account, words)],
      ['team.state', stateCell(account, words)],
    ];
    const actions = this.#actionsOf(account);
    const isOpen = account.id === this.opened;
    const isOffered = !this.readonly && actions.length > 0;
    const opener = {
      id: this.opener(account.id),
      text: this.text('team.manage'),
      label: this.text('team.manage-named', { name: calledBy(account) }),
      expanded: isOpen,
      press: () => this.#open(account.id),
    };
    return html`<tr class="person" role="row">
        <th role="rowheader" scope="row">${whoCell(account, isAmongTenants)}</th>
        ${cells.map(([label, text]) => html`<td role="cell"><span class="fact">${this.text(label)}</span>${text}</td>`)}
        <td class="act" role="cell">${isOffered ? actionButton(opener, this.#isBusy) : nothing}</td>
      </tr>
      ${
        isOpen && isOffered
          ? html`<tr class="open-row" role="row"><td class="open" role="cell" colspan=${COLUMNS.length}>
            ${this.#draw(actions, opener.id)}
          </td></tr>`
          : nothing
      }`;
  }

  #actionsOf(account: AccountView): PersonAction[] {
    return personActions(account, {
      admin: this.backend.admin,
      text: (key, values) => this.text(key, values),
      reason: (verdict) => this.reason(verdict),
      act: (action) => this.act(action),
    });
  }

  #draw(actions: readonly PersonAction[], next: string): TemplateResult {
    const asked = actions.find(({ which }) => which === this.asked);
    if (asked?.ask) return this.question({ ...asked, ask: asked.ask, act: asked.named, next });
    return this.offers(
      actions.map(({ which, text, named, ask, action, reason, kind }) => ({
        ...this.openerOf(which, text, reason),
        kind,
        ...(ask ? {} : { label: named, expanded: undefined, press: () => this.change(action) }),
      })),
    );
  }

  #pages({ next }: AccountPage): TemplateResult | typeof nothing {
    return pager({
      list: this.list,
      next,
      busy: this.#isBusy,
      words: this.words,
      turn: (move) => this.#turn(move),
    });
  }

  get #isBusy(): boolean {
    return this.actions.busy !== undefined;
  }

  readonly #find = (): void => {
    clearTimeout(this.#typing);
    const form = this.renderRoot.querySelector('form');
    if (!form) return;
    if (this.#isBusy) {
      this.#typing = setTimeout(this.#find, TYPING); // a change on its way moves the focus once it is made
      return;
    }
    this.#turn((list) => list.find({ ...searchOf(form), tenant: this.tenant }));
  };

  #turn(move: (list: TeamList) => void): void {
    this.opened = this.asked = undefined;
    this.actions.dismiss();
    if (this.list) move(this.list);
  }

  #open(id: string): void {
    this.actions.dismiss();
    this.asked = undefined;
    this.opened = this.opened === id ? undefined : id;
    void this.reveal();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-team': SallyTeam;
  }
}
