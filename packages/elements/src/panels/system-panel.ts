import { Failure, SystemClient } from '@sallyport/client';
import type { ProblemCode } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { inherited } from '../base/inherited.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { system } from '../messages/system/system.ts';
import type { PanelAction } from '../parts/panel-action.ts';
import { AdminPanel, type AdminAct } from './admin-panel.ts';
import { controlStyles } from './control-styles.ts';
import { factsStyles } from './facts-styles.ts';
import type { PagedList } from './paged-list.ts';
import { pager, pagerStyles } from './pager.ts';
import { panelForm, panelFormStyles, type FormField, type Typed } from './panel-form.ts';

/** What the form for one more is known by: no id has a plus sign. */
const ANOTHER = '+another';

/** A form, and what is made of what was typed into it. */
export interface SystemForm {
  fields: readonly FormField[];
  act: string;
  /** Nothing where there is nothing to change. */
  action: (typed: Typed) => AdminAct | undefined;
  /** What stays open once it is done, and what has the focus then; its row closes, unless told. */
  after?: { asked: string; focus: string };
}

/** A refusal of what need not be asked of the backend, or that it says otherwise. */
export const refused = (code: ProblemCode, field: string): Failure =>
  new Failure('refused', { type: 'about:blank', title: code, status: 400, code, field });

/** A list of the platform's, a page at a time: each row opens in place, and one more can be added. */
export abstract class SystemPanel<P extends { next?: string | undefined }> extends AdminPanel<P, PagedList<P>> {
  static override readonly areas = [system];
  static override styles = [...AdminPanel.styles, controlStyles, pagerStyles, panelFormStyles, factsStyles];

  /** What the list is of: its words begin so. */
  protected abstract readonly about: 'tenants' | 'profiles' | 'programs';

  /** What is asked and changed. */
  protected get system(): SystemClient {
    return new SystemClient(this.backend.connection);
  }

  protected override heading(): string {
    return this.text(`${this.about}.title`);
  }

  protected override intro(): string {
    return this.text(`${this.about}.intro`);
  }

  protected override refusal(failure: Failure): string {
    const { code, field } = failure.problem ?? {};
    const keys = [`${this.about}.${code}`, `system.${code}`, `system.wrong-${field}`];
    const key = keys.find((each) => this.words.has(each));
    return key ? this.text(key as MessageKey) : super.refusal(failure);
  }

  /** A change, after which the list is loaded anew. It is made for the admin alone who asked for it. */
  protected act({ run, ...action }: AdminAct): AdminAct {
    const { list } = this;
    return {
      ...action,
      run: async () => {
        if (list !== this.list) return 'cancelled'; // whoever gave the fresh proof has asked for none of this
        await run();
        await this.list?.refresh();
      },
    };
  }

  /** What opens a row. */
  protected manage(id: string, name: string): PanelAction {
    return {
      id: this.opener(id),
      text: this.text('system.manage'),
      label: this.text('system.manage-named', { name }),
      press: () => this.ask(id),
    };
  }

  /** Draws the way from page to page. */
  protected pages(next: string | undefined): TemplateResult | typeof nothing {
    if (this.value !== undefined) return nothing;
    return pager({
      list: this.list,
      next,
      busy: this.actions.busy !== undefined,
      words: this.words,
      turn: (move) => {
        this.asked = undefined;
        this.actions.dismiss();
        if (this.list) move(this.list);
      },
    });
  }

  /** Draws what adds one, below the list. */
  protected adding(form: () => Omit<SystemForm, 'act'>): TemplateResult | typeof nothing {
    if (this.readonly) return nothing;
    const act = this.text(`${this.about}.add`);
    return html`<div class="footer">
      ${this.offers([this.openerOf(ANOTHER, act, undefined)])}
      ${this.asked === ANOTHER ? html`<div class="open">${this.form({ ...form(), act })}</div>` : nothing}
    </div>`;
  }

  /** Draws a form. What it is about stays open while it is refused, with what was typed. */
  protected form({ fields, act, action, after }: SystemForm): TemplateResult {
    const { busy, outcome } = this.actions;
    const failure = outcome?.kind === 'failed' ? outcome.failure : undefined;
    return panelForm({
      fields,
      act: busy ? this.text('panel.saving') : act,
      busy: busy !== undefined,
      failure: failure ? this.refusal(failure) : '',
      wrong: failure && this.#fieldOf(failure),
      uid: (name) => this.uid(name),
      submit: (typed) => this.#submit(action(typed), after),
    });
  }

  /** Draws links to parts of the `<sally-admin>` around this, each with what it is of: to those alone that it has. */
  protected links(list: readonly [part: string, of: string, text: string][]): TemplateResult | typeof nothing {
    const parts = inherited<string>(this, 'sections')?.split(/\s+/) ?? [];
    const those = list.filter(([part]) => parts.includes(part));
    if (those.length === 0) return nothing;
    const link = ([part, of, text]: (typeof list)[number]) =>
      html`<a class="text-button" part="link" href=${`#${part}=${of}`}>${text}</a>`;
    return html`<div class="actions">${those.map(link)}</div>`;
  }

  async #submit(act: AdminAct | undefined, after: SystemForm['after']): Promise<void> {
    const { asked = '' } = this;
    if (!act) {
      this.ask(asked);
      return this.focusOn(this.opener(asked));
    }
    await this.change(this.act(act));
    const { outcome } = this.actions;
    if (outcome?.kind === 'done') {
      this.asked = after?.asked;
      if (after) await this.focusOn(after.focus);
    }
    if (outcome?.kind !== 'failed') return;
    if (outcome.failure.problem?.code === 'answered-elsewhere') await this.list?.refresh();
    const field = this.#fieldOf(outcome.failure);
    if (field !== undefined) await this.focusOn(this.uid(`field-${field}`));
  }

  #fieldOf({ problem }: Failure): string | undefined {
    return problem?.code === 'identifier-taken' ? 'id' : problem?.field;
  }
}
