import type { PolicyField } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import { checkbox } from './policy-controls.ts';
import { departuresAt, notes, optionNotes, origin, type Rows } from './policy-rows.ts';
import { labelOf, wordText } from './policy-text.ts';

const PATH = 'factors';
const OWNER = `${PATH}.owner`;
/** What an owner goes by where nothing is said of owners. */
const OWNERS_ROLE = `${PATH}.tenant-admin`;

export const isOfMatrix = ({ path }: PolicyField): boolean => path.startsWith(`${PATH}.`);

/** Draws which role may use which second step: a table, and cards where that is too wide. */
export function matrix(rows: Rows, fields: readonly PolicyField[]): TemplateResult {
  const { words } = rows;
  const types = fields[0]?.options ?? [];
  const reasons = new Set(fields.flatMap((field) => optionNotes(rows, field, field.path)));
  return html`<div class="setting matrix">
    <div class="name">
      <span id=${rows.id(`${PATH}-label`)}>${words.text('policy.factors')}</span>
      <span class="help">${words.text('policy.factors-help')}</span>
      ${rows.readonly ? '' : [...reasons].map((text) => html`<span class="help">${text}</span>`)}
      ${departuresAt(rows, PATH)}
    </div>
    <table role="table" aria-labelledby=${rows.id(`${PATH}-label`)}>
      <thead role="rowgroup"><tr role="row">
        <td role="cell"></td>
        ${types.map(({ value }) => html`<th role="columnheader" scope="col">${wordText(PATH, value, words)}</th>`)}
        <td role="cell"></td>
      </tr></thead>
      <tbody role="rowgroup">${fields.map((field) => roleRow(rows, field, fields))}</tbody>
    </table>
  </div>`;
}

function roleRow(rows: Rows, field: PolicyField, fields: readonly PolicyField[]): TemplateResult {
  const { words, draft } = rows;
  const { path, options = [] } = field;
  const asRole = fields.find((each) => path === OWNER && each.path === OWNERS_ROLE);
  const value = draft.value(field) ?? (asRole && draft.value(asRole));
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const label = labelOf(path, words);
  const cells = options.map(({ value: type, reason }) => {
    const text = wordText(path, type, words);
    const isBarred = reason !== undefined && !chosen.includes(type); // what was chosen can still be left out
    const disabled = rows.readonly || field.reason !== undefined || isBarred;
    const box = checkbox(
      { value: type, text, disabled },
      chosen,
      (next) => rows.edit(field, next),
      `${label}: ${text}`,
    );
    return html`<td role="cell">${box}</td>`;
  });
  return html`<tr role="row" id=${rows.id(`${path}-row`)}>
    <th role="rowheader" scope="row"><span>${label}</span>${notes({ ...rows, readonly: true }, field)}</th>
    ${cells}
    <td role="cell" class="who">${
      asRole && draft.value(field) === undefined
        ? html`<div class="origin">${words.text('policy.factors.owner-none')}</div>`
        : origin(rows, field)
    }</td>
  </tr>`;
}
