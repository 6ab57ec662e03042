import { Resource, type Client, type VersionedPolicy } from '@sallyport/client';
import type { PolicyField } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { GroupPeople } from '../controllers/group-people.ts';
import { policy } from '../messages/policy/policy.ts';
import { PanelElement } from './panel-element.ts';
import { PolicyCheck } from './policy-check.ts';
import { PolicyDraft, isSame, settingsOf, type Settings } from './policy-draft.ts';
import { groupList, groupStyles } from './policy-groups.ts';
import { isOfMatrix, matrix } from './policy-matrix.ts';
import { bar, REVIEW, reviewed } from './policy-review.ts';
import { barredGroup, fieldRow, type Rows } from './policy-rows.ts';
import { policyStyles } from './policy-styles.ts';
import type { Unit } from './policy-text.ts';

const NOTHING: Settings = new Map();
const NOWHERE: ReadonlySet<string> = new Set();

/**
 * By itself it asks `GET /admin/policies/SCOPE`; with `value` it shows what it is handed:
 *
 *     <sally-policy scope="tenant:acme" server="https://auth.example.com/auth"></sally-policy>
 *
 * Which fields there are, what each takes and what may be set of it here, the backend says. What was edited is saved as
 * a whole, over the version that was read; where somebody else was first, it is kept and can be looked at again.
 *
 * @summary The policy of the platform, of a profile or of a tenant: what is set, what is inherited, and from whom.
 * @tag sally-policy
 * @event {CustomEvent<ActionDetail>} sally-before-action - The policy is about to be saved. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - The policy, by its scope, was saved: `save-policy`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 */
export class SallyPolicy extends PanelElement<VersionedPolicy> {
  static readonly tag = 'sally-policy';
  static override readonly areas = [policy];
  static override styles = [...PanelElement.styles, ...policyStyles, groupStyles];

  /** Whose policy: `platform`, `profile:ID` or `tenant:ID`. */
  @property() scope = 'platform';
  /** What is edited and not saved yet, by path; `undefined` takes back what is set. */
  @property({ attribute: false }) edits: Settings = NOTHING;
  /** The paths of what somebody else has saved since. */
  @property({ attribute: false }) meanwhile: ReadonlySet<string> = NOWHERE;
  /** What is edited is looked at once more, before it is saved. */
  @property({ attribute: false }) reviewing = false;

  readonly #check = new PolicyCheck(this);
  readonly #people = new GroupPeople(this, (group, cursor, signal) => {
    const { document } = new PolicyDraft(this.shown!.view, this.edits);
    return this.backend.admin.previewPeople(this.scope, document, group, cursor, signal);
  });
  readonly #units = new Map<string, Unit>();
  #policy: Resource<VersionedPolicy> | undefined;
  /** What the check was asked about last. */
  #asked = '';
  #of: { client: Client; scope: string } | undefined;

  protected override resource(client: Client): Resource<VersionedPolicy> {
    const { scope } = this;
    if (!this.#policy || client !== this.#of?.client || scope !== this.#of.scope) {
      this.#of = { client, scope };
      this.#policy = new Resource({ load: (signal) => client.admin.policy(scope, signal) });
    }
    return this.#policy;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.get('scope') !== undefined) this.#forget(); // another's edits mean nothing here
    this.#ask(changed.has('edits'));
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
    ${isEdited ? bar(rows, this.#saving) : ''}`;
  }

  protected override result(): string {
    return this.actions.outcome?.kind === 'done' ? this.text('policy.saved') : '';
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
    const { preview, invalid } = this.#check;
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
      refused: new Map([
        ...(wrong ? [[wrong.path, 'invalid'] as const] : []),
        ...refusals.map(({ field, reason }) => [field, reason] as const),
      ]),
      meanwhile: this.meanwhile,
      departures: preview?.departures ?? view.departures,
      edit: (field, value) => {
        if (this.actions.busy) return;
        this.actions.dismiss();
        this.edits = draft.with(field, value);
      },
    };
  }

  get #saving() {
    return {
      enrols: this.#check.preview?.enrols,
      failure: this.#failure(),
      busy: this.actions.busy !== undefined,
      level: this.headingLevel + 1,
      discard: () => {
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
    const { preview } = this.#check;
    const { words } = this;
    return preview ? groupList({ words, preview, people: this.#people, level: this.headingLevel + 2 }) : nothing;
  }

  /** Why the last try failed, or what somebody else did. */
  #failure(): string {
    const { outcome } = this.actions;
    if (this.meanwhile.size > 0) return this.text('policy.conflict');
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    if (outcome?.kind !== 'failed') return '';
    return outcome.failure.problem?.refusals ? this.text('policy.refused') : this.refusal(outcome.failure);
  }

  /** Asks what the edits would do to what is saved now, unless a page shows a value of its own. */
  #ask(isEditing: boolean): void {
    const { shown, scope, edits } = this;
    const asked = shown && !this.value && edits.size > 0 ? JSON.stringify([scope, shown.version, ...edits]) : '';
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#check.forget();
    if (!shown || !asked) return;
    const { document } = new PolicyDraft(shown.view, edits);
    const { admin } = this.backend;
    this.#check.ask((signal) => admin.previewPolicy(scope, document, signal), isEditing);
  }

  #forget(): void {
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

  async #save(): Promise<void> {
    const { shown, scope, edits } = this;
    if (!shown || this.actions.busy) return;
    const { document } = new PolicyDraft(shown.view, edits);
    const run = async () => {
      await this.backend.admin.savePolicy(scope, document, shown.version);
      await this.#policy?.refresh();
    };
    await this.actions.perform({ action: 'save-policy', id: scope, run });
    const { outcome } = this.actions;
    if (outcome?.kind === 'done') {
      this.#forget();
      void this.focusOn(undefined);
    } else if (outcome?.kind === 'failed') await this.#recover(shown, outcome.failure.problem?.code);
  }

  /** It isn't saved: what was edited stands beside what somebody else has saved, where they have. */
  async #recover({ view }: VersionedPolicy, code: string | undefined): Promise<void> {
    if (code !== 'version-conflict' && code !== 'policy-refused') return;
    if (code === 'version-conflict') await this.#policy?.refresh();
    const [before, after] = [view, this.shown?.view ?? view].map(({ document }) => settingsOf(document, view.fields));
    const changed = view.fields.filter(({ path }) => !isSame(before?.get(path), after?.get(path)));
    this.meanwhile = new Set(changed.map(({ path }) => path));
    this.reviewing = false;
    await this.updateComplete;
    this.renderRoot.querySelector('.wrong')?.closest('.setting')?.scrollIntoView({ block: 'center' });
    void this.focusOn(undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-policy': SallyPolicy;
  }
}
