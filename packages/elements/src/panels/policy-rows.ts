import type { PolicyControl, PolicyDeparture, PolicyField, PolicyRefusal } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../messages/message-key.ts';
import { pill } from '../parts/panel-row.ts';
import { textButton } from '../parts/buttons.ts';
import { controlFor, partControls, type Bound, type Form } from './policy-controls.ts';
import { isSame, settingsOf, type PolicyDraft } from './policy-draft.ts';
import { labelOf, numberText, originText, valueText, wordText } from './policy-text.ts';

type Reason = PolicyRefusal['reason'];

/** What the rows of a policy need of their panel. */
export interface Rows extends Form {
  draft: PolicyDraft;
  /** Nothing can be set. */
  readonly: boolean;
  /** Why what is edited can't be saved; `invalid` for what no policy can be. */
  refused: ReadonlyMap<string, PolicyRefusal | 'invalid'>;
  /** What somebody else has saved since it was edited. */
  meanwhile: ReadonlySet<string>;
  departures: readonly PolicyDeparture[];
  /** What is told of a field besides, drawn below its control, by path. */
  told: Readonly<Record<string, unknown>>;
  edit: (field: PolicyField, value: unknown) => void;
}

/** Draws a field: its words, what sets it, and who says what counts. */
export function fieldRow(rows: Rows, field: PolicyField): TemplateResult {
  const { words, draft } = rows;
  const { path } = field;
  const isFixed = rows.readonly || field.reason !== undefined;
  const value = draft.value(field);
  const bound: Bound = { control: field, path, row: path, value, set: (next) => rows.edit(field, next) };
  const parts = isFixed || field.type !== 'parts' ? [] : partControls(rows, bound);
  return html`<div class="setting" id=${rows.id(`${path}-row`)}>
    <div class="name">
      <label class=${field.type === 'boolean' ? 'boolean' : nothing} for=${rows.id(path)}
        id=${rows.id(`${path}-label`)}>${labelOf(path, words)}</label>
      <span class="help" id=${rows.id(`${path}-help`)}>${words.text(`policy.${path}-help` as MessageKey)}
        ${inheritedHelp(rows, field)}</span>
      ${notes(rows, field)} ${departuresAt(rows, path)}
    </div>
    <div class="control">
      ${isFixed ? html`<span class="fixed">${valueText(field, path, value, words)}</span>` : controlFor(rows, bound)}
    </div>
    ${origin(rows, field)} ${rows.told[path] ?? nothing}
    ${
      parts.length > 0
        ? html`<div class="parts" role="group" aria-labelledby=${rows.id(`${path}-label`)}>${parts}</div>`
        : nothing
    }
  </div>`;
}

const inheritedHelp = ({ draft, words }: Rows, field: PolicyField): string =>
  draft.own(field.path) === undefined
    ? ''
    : words.text('policy.inherited', {
        origin: originText(field, words),
        value: valueText(field, field.path, field.inherited, words),
      });

/** Draws who says what counts; where it is set here, with what takes that back. */
export function origin({ draft, words, readonly, edit }: Rows, field: PolicyField): TemplateResult {
  const { path } = field;
  if (draft.own(path) === undefined) return html`<div class="origin">${originText(field, words)}</div>`;
  const undo = words.text(`policy.undo-${field.origin}`);
  const label = words.text('policy.undo-named', { undo, field: labelOf(path, words) });
  return html`<div class="origin">
    ${pill(words.text('policy.set-here'), 'success')}
    ${readonly ? nothing : textButton(undo, () => edit(field, undefined), { label })}
  </div>`;
}

/** Draws what there is to know about a field: why it can't be set, or can't be saved, and what became of it. */
export function notes(rows: Rows, field: PolicyField): TemplateResult {
  const { words, draft, meanwhile, refused } = rows;
  const { path, reason } = field;
  const quiet = rows.readonly ? [] : reason ? [barredText(reason, rows)] : optionNotes(rows, field, path);
  const refusal = refused.get(path);
  const held = draft.held(path);
  const counts = settingsOf(draft.view.inForce, [field]).get(path);
  const loud = [
    refusal && refusalText(rows, field, refusal),
    held !== undefined && held === draft.own(path) && !isSame(held, counts) && words.text('policy.not-counting'),
    meanwhile.has(path) &&
      words.text('policy.meanwhile', { value: valueText(field, path, held ?? field.inherited, words) }),
  ].filter((text) => typeof text === 'string');
  return html`<span class="notes" id=${rows.id(`${path}-note`)}>
    ${quiet.map((text) => html`<span class="help">${text}</span>`)}
    ${loud.map((text) => html`<span class="wrong">${text}</span>`)}
  </span>`;
}

function refusalText({ words }: Rows, field: PolicyField, refusal: PolicyRefusal | 'invalid'): string {
  if (refusal !== 'invalid') {
    const { reason, tenant = '' } = refusal;
    return words.text(`policy.refused-${reason}`, { tenant });
  }
  const { least, most } = field;
  if (least === undefined || most === undefined) return words.text('policy.invalid');
  return words.text('policy.range', { least: numberText(least, field, words), most: numberText(most, field, words) });
}

/** Why nothing in a group can be set, where that is the same for all of it. */
export function barredGroup(rows: Rows, fields: readonly PolicyField[]): string | undefined {
  const reason = rows.readonly ? undefined : fields[0]?.reason;
  const isWhole = fields.every((field) => field.reason === reason && rows.draft.own(field.path) === undefined);
  return reason && isWhole ? barredText(reason, rows) : undefined;
}

const barredText = (reason: Reason, { words }: Rows): string =>
  words.text(reason === 'not-stricter' ? 'policy.barred-not-stricter' : `policy.refused-${reason}`);

/** Says of what can be chosen which of it can't be chosen here, each reason once. */
export function optionNotes({ words }: Rows, control: PolicyControl, path: string): string[] {
  const options = optionsWithin(control, path);
  const reasons = new Set(options.map(({ reason }) => reason));
  return [...reasons].map((reason) => {
    const those = options.filter((each) => each.reason === reason).map(({ at, value }) => wordText(at, value, words));
    const option = new Intl.ListFormat(words.language, { type: 'unit' }).format(those);
    return words.text('policy.option-refused', { option, reason: words.text(`policy.refused-${reason}`) });
  });
}

const optionsWithin = (control: PolicyControl, at: string): { at: string; value: string; reason: Reason }[] => [
  ...(control.options ?? []).flatMap(({ value, reason }) => (reason ? [{ at, value, reason }] : [])),
  ...Object.entries(control.parts ?? {}).flatMap(([name, part]) =>
    part.reason === 'not-for-tenants' ? [] : optionsWithin(part, `${at}.${name}`),
  ),
];

/** Draws where a field asks less than a standard does. What the standard says is in English. */
export const departuresAt = ({ departures }: Rows, path: string): TemplateResult =>
  html`<div class="departures">${departures
    .filter(({ field }) => field === path)
    .map(
      ({ standard, requirement, says }) =>
        html`<details class="departure">
          <summary>${pill(`${standard.split(' ')[0]} ${requirement}`, 'warning')}</summary>
          <p class="help" lang="en" dir="ltr">${standard}, ${requirement}. ${says}</p></details>`,
    )}</div>`;
