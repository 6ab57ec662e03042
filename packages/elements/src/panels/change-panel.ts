import type { OwnClient, Resource } from '@sallyport/client';
import type { Me, ProblemCode } from '@sallyport/protocol';
import type { TemplateResult } from 'lit';
import { settings } from '../messages/settings/settings.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { ListPanel } from './list-panel.ts';

const CHANGE = 'change';

/** A panel of one thing that a person signs in with, which a flow in a dialog changes. */
export abstract class ChangePanel<Key extends keyof Me> extends ListPanel<Pick<Me, Key>> {
  static override readonly areas = [settings];

  /** What is changed: the words, the flow and the action are named after it. */
  protected abstract readonly about: 'password' | 'address';

  /** How it stands. */
  protected abstract row(value: Pick<Me, Key>): Pick<PanelRow, 'icon' | 'title' | 'help'>;

  /** Whether it can be changed, or why not. */
  protected abstract verdict(value: Pick<Me, Key>): true | ProblemCode;

  protected override resource({ me }: OwnClient): Resource<Pick<Me, Key>> {
    return me;
  }

  protected override body(value: Pick<Me, Key>): TemplateResult {
    const purpose = `change-${this.about}` as const;
    return this.rows([
      {
        ...this.row(value),
        action: {
          id: this.opener(CHANGE),
          text: this.text(`${this.about}.change`),
          press: () => this.walk({ action: purpose }, { purpose }, () => CHANGE),
          reason: this.reason(this.verdict(value)),
        },
      },
    ]);
  }

  protected override result(): string {
    const { outcome } = this.actions;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    return outcome?.kind === 'done' ? this.text(`${this.about}.changed-now`) : '';
  }
}
