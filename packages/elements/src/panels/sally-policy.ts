import { Resource, type Client, type Failure, type VersionedPolicy } from '@sallyport/client';
import type { Me, PolicyField, PolicyPreview, PolicyRefusal, PolicyView } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { GroupPeople } from '../controllers/group-people.ts';
import { ResourceController } from '../controllers/resource-controller.ts';
import { policy } from '../messages/policy/policy.ts';
import { AdminPanel } from './admin-panel.ts';
import { PolicyCheck } from './policy-check.ts';
import { PolicyDraft, changedBetween, type Settings } from './policy-draft.ts';
import { groupList, groupStyles } from './policy-groups.ts';
import { drop, keep, keptFor } from './policy-kept.ts';
import { matrixStyles } from './policy-matrix-styles.ts';
import { isOfMatrix, matrix } from './policy-matrix.ts';
import { ENFORCEMENT, ownStep, requires } from './policy-own-step.ts';
import { reviewStyles } from './policy-review-styles.ts';
import { bar, REVIEW, reviewed } from './policy-review.ts';
import { barredGroup, fieldRow, type Rows } from './policy-rows.ts';
import { PolicySomebody, type Who } from './policy-somebody.ts';
import { policyStyles } from './policy-styles.ts';
import type { Unit } from './policy-text.ts';
import { WHO, whatIf } from './policy-what-if.ts';

const NOTHING: Settings = new Map();
const NOWHERE: ReadonlySet<string> = new Set();
/** What the server answers where somebody else has saved since. */
const CONFLICT = 'version-conflict';
const SAVE = 'save-policy';

/**
 * By itself it asks `GET /admin/policies/SCOPE`; with `value` it shows what it is handed:
 *
 *     <sally-policy scope="tenant:acme" server="https://auth.example.com/auth"></sally-policy>
 *
 * Which fields there are, what each takes and what may be set of it here, the backend says. What was edited is saved as
 * a whole, over the version that was read; where somebody else was first, it is kept and can be looked at again. Until
 * then it is there again for an admin who is signed out and comes back, and for nobody else.
 *
 * @summary The policy of the platform, of a profile or of a tenant: what is set, what is inherited, and from whom.
 * @tag sally-policy
 * @event {CustomEvent<ActionDetail>} sally-before-action - The policy is about to be saved. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - The policy, by its scope, was saved: `save-policy`. Or the admin
 *   has set up a second step of their own, before they require one of others: `set-up`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 */
export class SallyPolicy extends AdminPanel<VersionedPolicy> {
  static readonly tag = 'sally-policy';
  static override readonly areas = [policy];
  static override styles = [...AdminPanel.styles, ...policyStyles, matrixStyles, reviewStyles, groupStyles];

  /** Whose policy: `platform`, `profile:ID` or `tenant:ID`. */
  @property() scope = 'platform';
  /** What is edited and not saved yet, by path; `undefined` takes back what is set. */
  @property({ attribute: false }) edits: Settings = NOTHING;
  /** The paths of what somebody else has saved since. */
  @property({ attribute: false }) meanwhile: ReadonlySet<string> = NOWHERE;
  /** What is edited is looked at once more, before it is saved. */
  @property({ attribute: false }) reviewing = false;
  /** Of whom it is asked what they would see: somebody new of a role, or a person who is searched for. */
  @property({ attribute: false }) who: Who | undefined;

  readonly #check = new PolicyCheck<PolicyPreview>(this);
  /** Whether the admin has a second step is asked once they require one. */
  readonly #own = new ResourceController<Me>(this, () =>
    this.value === undefined && requires(this.edits) ? this.backend.me : undefined,
  );
  readonly #somebody = new PolicySomebody(this, () => ({ admin: this.backend.admin, scope: this.scope }));
  readonly #people = new GroupPeople(this, (group, cursor, signal) => {
    const { document } = new PolicyDraft(this.shown!.view, this.edits);
    return this.backend.admin.previewPeople(this.scope, document, group, cursor, signal);
  });
  readonly #units = new Map<string, Unit>();
  /** What is edited was read so. */
  #over: PolicyView | undefined;
  /** The list is a new one, whose admin may have been here before. */
  #mayRestore = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('scope') || !this.hasUpdated) return;
    this.list = undefined;
    this.#leave(); // what is edited of one means nothing of another
  }

  // not before: whose policy it is, and who is shown it, is known with an update
  protected override update(changed: PropertyValues<this>): void {
    this.#restore();
    this.#ask(changed.has('edits'));
    super.update(changed);
  }

  protected override listOf({ admin }: Client): Resource<VersionedPolicy> {
    const { scope } = this;
    if (this.hasUpdated) this.#leave();
    this.#mayRestore = true;
    return new Resource({ load: (signal) => admin.policy(scope, signal) });
  }

  protected override heading(): string {
    return this.text('policy.title');
  }

  protected override intro(): string {
    const { view } = this.shown ?? {};
    if (!view) return '';
    if (view.maySet === 'none') return this.text('policy.intro-none');
    return this.reason(view.mayReplace) ?? this.text(`policy.intro-${view.maySet}`);
  }

  protected override body({ view }: VersionedPolicy): TemplateResult {
    const rows = this.#rows(new PolicyDraft(view, this.edits));
    const isEdited = rows.draft.changes.length > 0;
    if (this.reviewing && isEdited) return reviewed(rows, this.#saving);
    const groups = new Set(view.fields.map(({ group }) => group));
    return html`${[...groups].map((group) => this.#group(rows, group))}
    ${this.value ? '' : this.#whatIf(rows)} ${isEdited ? bar(rows, this.#saving) : ''}`;
  }

  protected override result(): string {
    const { outcome } = this.actions;
    return outcome?.kind === 'done' && outcome.action.action === SAVE ? this.text('policy.saved') : '';
  }

  #group(rows: Rows, group: PolicyField['group']): TemplateResult {
    const fields = rows.draft.view.fields.filter((field) => field.group === group);
    const some = fields.filter(isOfMatrix);
    const barred = barredGroup(rows, fields);
    const within = barred === undefined ? rows : { ...rows, readonly: true };
    return html`<section>
      <div class="group" role="heading" aria-level=${this.headingLevel + 1}>${this.text(`policy.${group}`)}</div>
      ${barred === undefined ? '' : html`<span class="help">${barred}</span>`}
      ${some.length > 0 ? matrix(within, some) : ''}
      ${fields.filter((field) => !isOfMatrix(field)).map((field) => fieldRow(within, field))}
    </section>`;
  }

  #rows(draft: PolicyDraft): Rows {
    const { view } = draft;
    const { answer: preview, failure } = this.#check;
    const invalid = failure?.problem?.field;
    const isBarred = view.maySet === 'none' || view.mayReplace !== true;
    const { outcome } = this.actions;
    const { refusals = [] } = (outcome?.kind === 'failed' ? outcome.failure.problem : undefined) ?? preview ?? {};
    const wrong = view.fields.find(({ path }) => invalid === path || invalid?.startsWith(`${path}.`));
    return {
      words: this.words,
      id: (names) => this.uid(names),
      units: this.#units,
      draft,
      readonly: this.readonly || isBarred,
      refused: new Map<string, PolicyRefusal | 'invalid'>([
        ...(wrong ? [[wrong.path, 'invalid'] as const] : []),
        ...refusals.map((refusal) => [refusal.field, refusal] as const),
      ]),
      meanwhile: this.meanwhile,
      departures: preview?.departures ?? view.departures,
      told: { [ENFORCEMENT]: ownStep(this.words, this.#own.value, () => this.#setUp()) },
      edit: (field, value) => {
        if (this.actions.busy) return;
        this.actions.dismiss();
        const edits = (this.edits = draft.with(field, value));
        const over = (this.#over ??= view);
        if (this.admin) keep(this.backend, this.admin, this.scope, { edits, over });
      },
    };
  }

  get #saving() {
    return {
      enrols: this.#check.answer?.enrols,
      failure: this.#failure(),
      busy: this.actions.busy !== undefined,
      level: this.headingLevel + 1,
      discard: () => {
        drop(this.backend, this.edits);
        this.#forget();
        this.actions.dismiss();
        void this.focusOn(undefined);
      },
      review: () => this.#turn(true),
      save: () => this.#save(),
      edit: () => this.#turn(false),
      people: this.#groups(),
    };
  }

  #groups(): unknown {
    const { answer: preview } = this.#check;
    const { words } = this;
    return preview ? groupList({ words, preview, people: this.#people, level: this.headingLevel + 2 }) : nothing;
  }

  #whatIf(rows: Rows): TemplateResult {
    const { check, person } = this.#somebody;
    return whatIf(rows, {
      who: this.who,
      person,
      check,
      level: this.headingLevel + 1,
      choose: (who) => {
        person.clear();
        this.who = who;
      },
      refusal: (failure) => this.refusal(failure),
      retry: async (isStale) => {
        if (isStale && !(await this.actions.prove())) return;
        check.forget();
        this.#check.forget();
        this.requestUpdate();
        await this.focusOn(this.uid(WHO));
      },
    });
  }

  /** Why the last try failed, or what somebody else did. */
  #failure(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    const failure = outcome?.kind === 'failed' ? outcome.failure : undefined;
    const { code, refusals } = failure?.problem ?? {};
    if (this.meanwhile.size > 0 && (!failure || code === CONFLICT)) return this.text('policy.conflict');
    if (!failure) return '';
    return refusals ? this.text('policy.refused') : this.refusal(failure);
  }

  /** Asks what the edits would do to what is saved now, unless a page shows a value of its own. */
  #ask(isEditing: boolean): void {
    const { shown, scope, edits } = this;
    if (!shown || this.value) return this.#check.forget();
    const { document } = new PolicyDraft(shown.view, edits);
    const { admin } = this.backend;
    const draft = JSON.stringify([scope, shown.version, ...edits]);
    if (edits.size === 0) this.#check.forget();
    else this.#check.ask(draft, (signal) => admin.previewPolicy(scope, document, signal), isEditing);
    this.#somebody.ask(this.who, draft, document, isEditing);
  }

  #leave(): void {
    this.#forget();
    this.#people.close();
    this.#somebody.person.clear();
    this.who = undefined;
    this.actions.dismiss();
  }

  /** Has an admin's edits there again, once they are back and the policy is, unless it isn't theirs to change now. */
  #restore(): void {
    const { shown, admin, backend, scope } = this;
    if (!this.#mayRestore || !shown || !admin) return;
    this.#mayRestore = false;
    const kept = keptFor(backend, admin, scope);
    if (!kept || shown.view.maySet === 'none' || shown.view.mayReplace !== true) return;
    this.edits = kept.edits;
    this.#over = kept.over;
    this.meanwhile = new Set(changedBetween(kept.over, shown.view));
  }

  #forget(): void {
    this.#over = undefined;
    this.edits = NOTHING;
    this.meanwhile = NOWHERE;
    this.reviewing = false;
    this.#units.clear();
  }

  #turn(reviewing: boolean): void {
    if (this.actions.busy) return;
    this.actions.dismiss();
    this.#people.close();
    this.reviewing = reviewing;
    void this.focusOn(reviewing ? this.uid(REVIEW) : undefined);
  }

  /** Leads through the set-up of a second step, and back to the field that asked for it. */
  async #setUp(): Promise<void> {
    await this.walk({ action: 'set-up' }, { purpose: 'enrol' });
    await this.#focusField(ENFORCEMENT);
  }

  async #save(): Promise<void> {
    const { shown, scope, edits } = this;
    if (!shown || this.actions.busy) return;
    const { document } = new PolicyDraft(shown.view, edits);
    const { list, backend } = this;
    const run = async () => {
      if (list !== this.list) return 'cancelled' as const; // whoever gave the fresh proof has edited none of this
      await backend.admin.savePolicy(scope, document, shown.version);
      drop(backend, edits);
      await this.list?.refresh();
    };
    await this.actions.perform({ action: SAVE, id: scope, run });
    const { outcome } = this.actions;
    if (list !== this.list) this.actions.dismiss();
    else if (outcome?.kind === 'done') {
      this.#forget();
      void this.focusOn(undefined);
    } else if (outcome?.kind === 'failed') await this.#recover(shown, outcome.failure);
  }

  /** It isn't saved: what was edited stands beside what somebody else has saved, where they have. */
  async #recover({ view }: VersionedPolicy, { problem }: Failure): Promise<void> {
    const { code, refusals = [] } = problem ?? {};
    if (code !== CONFLICT && code !== 'policy-refused') return;
    const { list } = this;
    if (code === CONFLICT) await list?.refresh();
    if (list !== this.list) return;
    const changed = changedBetween(view, this.shown?.view ?? view);
    this.meanwhile = new Set(changed);
    this.reviewing = false;
    const refused = view.fields.find(({ path }) => refusals.some(({ field }) => field === path));
    await this.#focusField(changed[0] ?? refused?.path);
  }

  /** Moves the focus to what sets a field, to the field's row where nothing does, and brings that into view. */
  async #focusField(path: string | undefined): Promise<void> {
    await this.updateComplete;
    const row = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(this.uid(`${path}-row`))}`);
    if (!row) return this.focusOn(undefined);
    const control = row.querySelector<HTMLElement>('input:enabled, select');
    if (!control) row.tabIndex = -1;
    (control ?? row).focus({ preventScroll: true });
    row.scrollIntoView({ block: 'center' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-policy': SallyPolicy;
  }
}
