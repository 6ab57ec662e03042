import type { PolicyField } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import { textButton } from '../parts/buttons.ts';
import { failed } from '../parts/confirmation.ts';
import { isOfMatrix } from './policy-matrix.ts';
import type { Rows } from './policy-rows.ts';
import { labelOf, valueText, wordText } from './policy-text.ts';

/** The name of the heading that has the focus first. */
export const REVIEW = 'review';

/** What stands below the form while something is edited, and around what is reviewed. */
interface Saving {
  /** How many people a change makes set up a second step; `undefined` while it isn't known. */
  enrols: number | undefined;
  /** Why the last try failed, and what has happened meanwhile. */
  failure: string;
  busy: boolean;
  level: number;
  discard: () => unknown;
  review: () => unknown;
  save: () => unknown;
  edit: () => unknown;
  /** Whom it meets, drawn; nothing while that isn't known. */
  people: unknown;
}

/** Draws how much is edited, with what takes it back and what leads to saving it. */
export const bar = ({ words, draft }: Rows, { enrols, failure, discard, review }: Saving): TemplateResult =>
  html`<div class="bar">
    ${failed(failure)}
    <p role="status">${words.text('policy.changes', { count: draft.changes.length })}${
      enrols === undefined ? '' : ` · ${enrolsText(enrols, words)}`
    }</p>
    <div class="actions">
      ${textButton(words.text('policy.discard'), discard)}
      <button class="button primary" type="button" @click=${review}>${words.text('policy.review')}</button>
    </div>
  </div>`;

/** Draws what is about to be saved: of each field what it was and what it becomes, and what people feel of it. */
export function reviewed(rows: Rows, { enrols, failure, busy, level, save, edit, people }: Saving): TemplateResult {
  const { words, draft } = rows;
  const running = draft.view.fields.find(({ path }) => path === 'onPolicyChange');
  return html`<section class="review">
    <div class="group" role="heading" aria-level=${level} tabindex="-1" id=${rows.id(REVIEW)}>
      ${words.text('policy.review-title')}
    </div>
    <dl>${draft.changes.map((field) => change(rows, field))}
      ${running ? fact(labelOf(running.path, words), wordText(running.path, String(draft.value(running)), words)) : ''}
    </dl>
    ${enrols === undefined ? '' : html`<p class="enrols">${enrolsText(enrols, words)}.</p>`}
    ${people} ${failed(failure)}
    <div class="actions">
      <button class="button primary" type="button" aria-disabled=${busy} @click=${save}>
        ${words.text(busy ? 'panel.saving' : 'policy.save')}
      </button>
      ${textButton(words.text('policy.edit'), edit)}
    </div>
  </section>`;
}

function change({ words, draft }: Rows, field: PolicyField): TemplateResult {
  const { path, inherited } = field;
  const text = (value: unknown) => valueText(field, path, value, words);
  const old = text(draft.held(path) ?? inherited);
  return fact(titleOf(field, words), words.text('policy.old-new', { old, new: text(draft.value(field)) }));
}

/** What a field is called where it stands by itself. */
export function titleOf(field: PolicyField, words: Rows['words']): string {
  const label = labelOf(field.path, words);
  return isOfMatrix(field) ? `${words.text('policy.factors')}: ${label}` : label;
}

/** Draws one thing that is known, with what it is. */
export const fact = (label: string, text: unknown): TemplateResult =>
  html`<div><dt>${label}</dt><dd>${text}</dd></div>`;

const enrolsText = (count: number, words: Rows['words']): string =>
  count === 0 ? words.text('policy.enrols-none') : words.text('policy.enrols', { count });
