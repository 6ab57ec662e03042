import { Failure, SystemClient } from '@sallyport/client';
import type { ProblemCode } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { inherited } from '../base/inherited.ts';
import { system } from '../messages/system/system.ts';
import type { PanelAction } from '../parts/panel-action.ts';
import { AdminPanel } from './admin-panel.ts';
import { controlStyles } from './control-styles.ts';
import { factsStyles } from './facts-styles.ts';
import type { ActForm } from './form-panel.ts';
import type { PagedList } from './paged-list.ts';
import { pager, pagerStyles } from './pager.ts';
import { panelFormStyles } from './panel-form.ts';

/** What the form for one more is known by: no id has a plus sign. */
const ANOTHER = '+another';

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

  protected override get spoken(): readonly string[] {
    return [this.about, 'system'];
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
  protected another(form: () => Omit<ActForm, 'act'>): TemplateResult | typeof nothing {
    return this.adding(ANOTHER, this.text(`${this.about}.add`), form);
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
}
