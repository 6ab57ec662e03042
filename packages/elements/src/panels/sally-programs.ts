import { Failure, Resource } from '@sallyport/client';
import type { AccountPage, AccountView, ApiKeyView, MadeApiKey } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ResourceController } from '../controllers/resource-controller.ts';
import { longDate, pastTime } from '../messages/past-time.ts';
import { textButton } from '../parts/buttons.ts';
import { CopyController } from '../parts/copy-controller.ts';
import { DOT } from '../parts/dot.ts';
import { isolated } from '../parts/isolated.ts';
import { pill, type PanelRow } from '../parts/panel-row.ts';
import { standingAddress } from '../parts/sentence.ts';
import { KEY } from '../theme/icon.ts';
import type { SaidAction } from './form-panel.ts';
import type { Question } from './list-panel.ts';
import { PagedList } from './paged-list.ts';
import type { Typed } from './panel-form.ts';
import { keyFields, newKeyOf, newProgramOf, programFields } from './program-forms.ts';
import { programStyles } from './program-styles.ts';
import { refused, SystemPanel } from './system-panel.ts';
import { calledBy } from './team-person.ts';

/** Stands between the program that is open and what is asked about it: no id has a plus sign. */
const OF = '+';

/** Stands in a key's place where all of them are meant. */
const ALL = 'all';

/**
 * For an admin. By itself it asks `GET /admin/accounts?kind=api`, page by page; with `value` it shows the page that it
 * is handed:
 *
 *     <sally-programs server="https://auth.example.com/auth"></sally-programs>
 *
 * A key that was just made is shown once. It is dropped as soon as its row is closed, it is revoked, another admin is
 * signed in, the element is removed or the page is left; no other key can be made until then.
 *
 * @summary The programs that sign in by key: their keys, one more, and the end of each.
 * @tag sally-programs
 * @event {CustomEvent<ActionDetail>} sally-before-action - A program or its keys are about to be changed. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A program, by its id, was changed: `add-program`, `make-key`,
 *   `revoke-key`, `revoke-all-keys`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that revokes after it was asked.
 */
export class SallyPrograms extends SystemPanel<AccountPage> {
  static readonly tag = 'sally-programs';
  static override styles = [...SystemPanel.styles, programStyles];

  /** The key that was just made, for the row that is open. A property only: it is a secret. */
  @property({ attribute: false }) made: MadeApiKey | undefined;

  protected override readonly about = 'programs';

  #keys: { of: string; list: Resource<readonly ApiKeyView[]> } | undefined;
  readonly #keysShown = new ResourceController<readonly ApiKeyView[]>(this, () => this.#keysOf(this.#openId));
  readonly #copying = new CopyController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#drop);
  }

  override disconnectedCallback(): void {
    removeEventListener('pagehide', this.#drop);
    this.#drop();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('asked') as string | undefined;
    if (changed.has('asked') && before !== undefined && programIn(before) !== this.#openId) this.made = undefined;
  }

  protected override listOf(): PagedList<AccountPage> {
    const { system } = this;
    this.#keys = undefined;
    if (this.hasUpdated) this.made = undefined; // what one admin was shown isn't there for the next
    return new PagedList((cursor, signal) => system.programs(cursor, signal));
  }

  protected override body({ accounts, next }: AccountPage): TemplateResult {
    const list = accounts.map((account) => this.#row(account));
    return html`${list.length > 0 ? this.rows(list) : html`<p class="footnote">${this.text('programs.none')}</p>`}
      ${this.pages(next)}
      ${this.another(() => ({
        fields: programFields(this.words),
        action: (typed) => {
          const program = newProgramOf(typed);
          return {
            action: 'add-program',
            subject: calledBy(program),
            said: 'system.added',
            run: async () => void (await this.system.addProgram(program).catch(withoutTenant)),
          };
        },
      }))}`;
  }

  protected override result(): string {
    const { copied } = this.#copying;
    return copied === undefined ? super.result() : this.text(copied ? 'programs.copied' : 'programs.not-copied');
  }

  get #openId(): string | undefined {
    return this.asked === undefined ? undefined : programIn(this.asked);
  }

  #keysOf(id: string | undefined): Resource<readonly ApiKeyView[]> | undefined {
    if (this.value !== undefined || !id) return undefined;
    const { system } = this;
    if (id !== this.#keys?.of)
      this.#keys = { of: id, list: new Resource({ load: (signal) => system.apiKeys(id, signal) }) };
    return this.#keys?.list;
  }

  #row(program: AccountView): PanelRow {
    const { id, name, email, tenant, state } = program;
    const address = standingAddress(email);
    return {
      icon: KEY,
      title: name ?? address,
      help: html`${name === undefined ? nothing : html`${address}${DOT}`}<bdi>${tenant}</bdi>`,
      ...(state === 'suspended' ? { state: pill(this.text('programs.suspended'), 'warning') } : {}),
      action: this.manage(id, calledBy(program)),
      ...(this.#openId === id ? { open: this.#open(program) } : {}),
    };
  }

  #open(program: AccountView): TemplateResult {
    const { id } = program;
    const keys = this.#keysShown.value ?? [];
    const questions = keys.map((key) => this.#revoking(program, key));
    const all = this.#revoking(program);
    const question = [...questions, all].find(({ which }) => which === this.asked);
    if (question) return this.question(question);
    return html`${this.made ? this.#shownOnce(this.made) : nothing} ${this.#keyList(keys, questions)}
      ${keys.length > 1 ? this.offers([{ ...this.openerOf(all.which, all.act, undefined), kind: 'danger' }]) : nothing}
      ${
        this.made
          ? nothing // the key that is shown would be lost to the next
          : this.form({
              fields: keyFields(this.words),
              act: this.text('programs.make'),
              action: (typed) => this.#making(id, typed),
              after: { asked: id, focus: this.uid('made') },
            })
      }`;
  }

  /** Draws the key that was just made. */
  #shownOnce({ key, name }: MadeApiKey): TemplateResult {
    const copy = () => this.#copying.copy(key, this.renderRoot.querySelector('.key code'));
    const about = this.uid('once');
    return html`<div class="key" id=${this.uid('made')} tabindex="-1" role="group" aria-labelledby=${about}>
      <p id=${about}>${this.text('programs.made', { name: isolated(name) })} ${this.text('programs.once')}</p>
      <code dir="ltr" translate="no">${key}</code>
      ${textButton(this.text('programs.copy'), copy)}
    </div>`;
  }

  #keyList(keys: readonly ApiKeyView[], questions: readonly Question[]): unknown {
    const { value, failure } = this.#keysShown;
    const again = () => this.#keysShown.retry();
    if (failure) return this.notice(html`${this.refusal(failure)} ${textButton(this.text('panel.try-again'), again)}`);
    if (!value) return this.value ? nothing : html`<p>${this.text('panel.loading')}</p>`;
    if (keys.length === 0) return html`<p>${this.text('programs.no-keys')}</p>`;
    return html`<ul class="keys" role="list" aria-label=${this.text('programs.keys')}>
      ${keys.map((key, index) => {
        const { which, act } = questions[index]!;
        const revoke = { ...this.openerOf(which, this.text('programs.revoke'), undefined), label: act, kind: 'danger' };
        return html`<li><span class="name">
            <span><bdi>${key.name}</bdi></span><span class="help">${this.#facts(key)}</span>
          </span>
          ${this.offers([revoke])}</li>`;
      })}
    </ul>`;
  }

  #facts({ createdAt, lastUsedAt, expiresAt }: ApiKeyView): string {
    const { language } = this.words;
    const usedText = (at: string) => pastTime(at, language) ?? longDate(at, language);
    const isOver = expiresAt !== undefined && Date.parse(expiresAt) <= Date.now();
    return [
      this.text('programs.key-made', { date: longDate(createdAt, language) }),
      lastUsedAt === undefined
        ? this.text('programs.key-unused')
        : this.text('programs.key-used', { relative: usedText(lastUsedAt) }),
      ...(expiresAt === undefined ? [] : [this.text('programs.key-until', { date: longDate(expiresAt, language) })]),
      ...(isOver ? [this.text('programs.key-over')] : []),
    ].join(DOT);
  }

  #making(id: string, typed: Typed): SaidAction {
    const { list } = this;
    const run = async () => {
      const made = await this.system.makeApiKey(id, newKeyOf(typed));
      await this.#keys?.list.refresh();
      if (this.#openId === id && this.list === list && this.isConnected) this.made = made;
    };
    return { action: 'make-key', id, subject: isolated(typed['name'] ?? ''), said: 'programs.made', run };
  }

  readonly #drop = (): void => {
    this.made = undefined;
  };

  /** @param key  Which one; all of them, unless told. */
  #revoking(program: AccountView, key?: ApiKeyView): Question {
    const { id } = program;
    const name = isolated(key?.name ?? calledBy(program));
    const action: SaidAction = {
      action: key ? 'revoke-key' : 'revoke-all-keys',
      id,
      subject: name,
      said: key ? 'programs.revoked' : 'programs.revoked-all',
      run: async () => {
        await this.system.revokeApiKeys(id, key?.id);
        if (!key || key.id === this.made?.id) this.made = undefined;
        await this.#keys?.list.refresh();
      },
    };
    return {
      which: `${id}${OF}${key?.id ?? ALL}`,
      ask: this.text(key ? 'programs.revoke-ask' : 'programs.revoke-all-ask', { name }),
      act: key ? this.text('programs.revoke-named', { name }) : this.text('programs.revoke-all'),
      action: this.act(action),
      back: id,
      after: id, // the key that is shown there is shown this once
      next: this.opener(id),
    };
  }
}

/** The program that is open where something is asked. */
const programIn = (asked: string): string | undefined => asked.split(OF)[0] || undefined;

/** An account can't be made where there is no such tenant: that is said at its field. */
function withoutTenant(error: unknown): never {
  throw error instanceof Failure && error.problem?.code === 'not-found' ? refused('bad-request', 'tenant') : error;
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-programs': SallyPrograms;
  }
}
