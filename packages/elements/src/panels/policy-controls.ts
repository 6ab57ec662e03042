import type { PolicyControl } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { labelOf, unitOf, UNITS, wordText, type Unit } from './policy-text.ts';

/** What draws a control needs of its panel. */
export interface Form {
  words: LocaleController;
  /** Ids that nothing else on the page has, of these names. */
  id: (names: string) => string;
  /** The units in which times are typed, by path: chosen, or kept while one is typed. */
  units: Map<string, Unit>;
}

/** A value in its control. */
export interface Bound {
  control: PolicyControl;
  path: string;
  /** The path of the field that it is, or is a part of. */
  row: string;
  value: unknown;
  set: (value: unknown) => void;
}

type Options = readonly { value: string; text: string; disabled?: boolean }[];

/** The ids of a control: its own, its label's, and those of what is said of its field. */
const idsOf = ({ id }: Form, { path, row }: Pick<Bound, 'path' | 'row'>) => ({
  own: id(path),
  label: id(`${path}-label`),
  help: id(`${row}-help ${row}-note`),
});
type Ids = ReturnType<typeof idsOf>;

/** Draws what sets a value: a box, a field, a select, several of them. The first has the id of the path. */
export function controlFor(form: Form, bound: Bound): TemplateResult {
  const { control, value, set } = bound;
  const ids = idsOf(form, bound);
  switch (control.type) {
    case 'boolean':
      return html`<input type="checkbox" id=${ids.own} aria-labelledby=${ids.label} aria-describedby=${ids.help}
        .checked=${value === true} @change=${(event: Event) => set(boxOf(event).checked)} />`;
    case 'number':
      return numberControl(form, bound);
    case 'choice':
      return select(ids, optionsOf(form, bound), String(value), set);
    case 'list':
      return listControl(form, bound);
    case 'text':
      return textField(ids, typeof value === 'string' ? value : '', (text) => set(text || undefined));
    case 'texts':
      return textsControl(form, bound);
    case 'time':
      return timeControl(form, bound);
    case 'one':
      return oneControl(form, bound);
    case 'parts':
      return headOfParts(form, bound);
  }
}

/** The value that something begins with which was off. */
function firstOf({ type, options = [], least = 0, most = 0, unit, parts = {} }: PolicyControl): unknown {
  const allowed = options.filter(({ reason }) => reason === undefined).map(({ value }) => value);
  if (type === 'boolean') return false;
  if (type === 'number') return Math.min(most, Math.max(least, unit === 'seconds' ? UNITS.hour : 10));
  if (type === 'choice') return allowed[0];
  if (type === 'list') return allowed;
  const named = Object.entries(parts).filter(([name, part]) => name !== MODE && BEGUN.has(part.type));
  return Object.fromEntries(named.map(([name, part]) => [name, firstOf(part)]));
}

/** The part that stands beside `off`, since it says how much it is on. */
const MODE = 'mode';
const BEGUN: ReadonlySet<string> = new Set(['boolean', 'number', 'choice', 'list']);

/** Draws the parts of a value that isn't off, each with its name. */
export function partControls(form: Form, { control, path, row, value, set }: Bound): TemplateResult[] {
  if (typeof value !== 'object' || value === null) return [];
  const held = value as Record<string, unknown>;
  return Object.entries(control.parts ?? {}).flatMap(([name, part]) => {
    if (name === MODE || part.reason === 'not-for-tenants') return [];
    const inner: Bound = {
      control: part,
      path: `${path}.${name}`,
      row,
      value: held[name],
      set: (next) => set(without({ ...held, [name]: next })),
    };
    if (part.type === 'parts') {
      const sparse = (next: unknown) =>
        inner.set(Object.values(next as object).some(Boolean) ? onlyTrue(next as object) : undefined);
      return partControls(form, { ...inner, value: inner.value ?? {}, set: sparse });
    }
    return [partControl(form, inner)];
  });
}

function partControl(form: Form, bound: Bound): TemplateResult {
  const { path, control } = bound;
  const label = labelOf(path, form.words);
  const ids = idsOf(form, bound);
  if (control.type === 'boolean')
    return html`<label class="check">${controlFor(form, bound)}<span id=${ids.label}>${label}</span></label>`;
  return html`<div class="part">
    <label for=${ids.own} id=${ids.label}>${label}</label>
    <div class="control">${controlFor(form, bound)}</div>
  </div>`;
}

const without = (parts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
const onlyTrue = (parts: object) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value === true));

const boxOf = ({ target }: Event): HTMLInputElement => target as HTMLInputElement;
const textOf = ({ target }: Event): string => (target as HTMLInputElement | HTMLSelectElement).value;

const optionsOf = ({ words }: Form, { control: { options = [] }, path }: Pick<Bound, 'control' | 'path'>): Options =>
  options.map(({ value, reason }) => ({
    value,
    text: wordText(path, value, words),
    disabled: reason !== undefined,
  }));

const select = (ids: Ids, options: Options, chosen: string, set: (value: string) => void, label?: string) =>
  html`<select id=${label === undefined ? ids.own : nothing} aria-label=${label ?? nothing}
    aria-labelledby=${label === undefined ? ids.label : nothing} aria-describedby=${ids.help}
    @change=${(event: Event) => set(textOf(event))}>
    ${options.map(
      ({ value, text, disabled }) =>
        html`<option value=${value} ?disabled=${disabled === true && value !== chosen}
          .selected=${value === chosen}>${text}</option>`,
    )}
  </select>`;

function textField(ids: Ids, value: string, set: (text: string) => void, type = 'text', isFirst = true) {
  const change = (event: Event) => {
    set(textOf(event));
    boxOf(event).value = value; // where what counts is the same after all, nothing is drawn anew
  };
  return html`<input id=${isFirst ? ids.own : nothing} type=${type} .value=${value} aria-labelledby=${ids.label}
    aria-describedby=${ids.help}
    autocomplete="off" @change=${change} />`;
}

/** The word for "no word, but a value", which no field has. */
const VALUE = '';

/** Draws the select that stands before a value which a word can stand in for; nothing where none can. */
function wordSelect(form: Form, bound: Bound, kind: 'number' | 'seconds' | 'texts', first: unknown) {
  const { control, value, set } = bound;
  const words = optionsOf(form, bound);
  if (words.length === 0) return nothing;
  const isBarred = control.type === 'number' && control.least === undefined;
  const own = { value: VALUE, text: form.words.text(`policy.is-${kind}`), disabled: isBarred };
  const isWord = words.some((word) => word.value === value);
  return select(idsOf(form, bound), [own, ...words], isWord ? String(value) : VALUE, (word) =>
    set(word === VALUE ? first : word),
  );
}

function numberControl(form: Form, bound: Bound): TemplateResult {
  const { control, value } = bound;
  const isTime = control.unit === 'seconds';
  const words = wordSelect(form, bound, isTime ? 'seconds' : 'number', firstOf(control));
  if (typeof value !== 'number') return html`${words}`;
  const draw = isTime ? timeSpan : plainNumber;
  return html`${words}${draw(form, bound, words === nothing)}`;
}

const numberField = (ids: Ids, value: number, isFirst: boolean, input: (count: number) => void) =>
  html`<input id=${isFirst ? ids.own : nothing} class="number" type="number" inputmode="numeric" step="1"
    .value=${Number.isNaN(value) ? '' : String(value)} aria-labelledby=${ids.label}
    aria-describedby=${ids.help} @input=${(event: Event) => input(boxOf(event).valueAsNumber)} />`;

const plainNumber = (form: Form, bound: Bound, isFirst: boolean) =>
  html`${numberField(idsOf(form, bound), Number(bound.value), isFirst, bound.set)}
    ${bound.control.unit === 'days' ? html`<span class="unit">${form.words.text('policy.day')}</span>` : nothing}`;

/** Draws a time with its unit, which stays as it is while the time is typed. */
function timeSpan(form: Form, bound: Bound, isFirst: boolean) {
  const { words, units } = form;
  const { control, path, value, set } = bound;
  const ids = idsOf(form, bound);
  const seconds = Number(value);
  const unit = units.get(path) ?? unitOf(seconds);
  const count = seconds / UNITS[unit];
  const options = (Object.keys(UNITS) as Unit[])
    .filter((each) => each === unit || UNITS[each] <= (control.most ?? 0))
    .map((each) => ({ value: each, text: words.text(`policy.${each}`) }));
  const change = (next: number, as: Unit) => {
    units.set(path, as);
    set(next * UNITS[as]);
  };
  const label = `${labelOf(path, words)}: ${words.text('policy.unit')}`;
  return html`${numberField(ids, count, isFirst, (next) => change(next, unit))}
    ${select(ids, options, unit, (as) => change(count, as as Unit), label)}`;
}

function listControl(form: Form, bound: Bound): TemplateResult {
  const { value, set } = bound;
  const { label, help } = idsOf(form, bound);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const boxes = optionsOf(form, bound).map(({ disabled = false, ...option }) =>
    checkbox({ ...option, disabled: disabled && !chosen.includes(option.value) }, chosen, set),
  );
  return html`<div class="checks" role="group" aria-labelledby=${label} aria-describedby=${help}>
    ${boxes}
  </div>`;
}

/** Draws the box of one of several. */
export function checkbox(
  { value, text, disabled = false }: Options[number],
  chosen: readonly string[],
  set: (value: readonly string[]) => void,
  label?: string,
): TemplateResult {
  const isChosen = chosen.includes(value);
  const toggle = () => set(isChosen ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return html`<label class="check"><input type="checkbox" aria-label=${label ?? nothing} .checked=${isChosen}
    ?disabled=${disabled} @change=${toggle} /><span>${text}</span></label>`;
}

function textsControl(form: Form, bound: Bound): TemplateResult {
  const { value, set } = bound;
  const words = wordSelect(form, bound, 'texts', []);
  if (words !== nothing && !Array.isArray(value)) return html`${words}`;
  const typed = (text: string) => {
    const list = text.split(/[\s,،;]+/).filter(Boolean);
    set(list.length > 0 || words !== nothing ? list : undefined);
  };
  const shown = Array.isArray(value) ? value.join(', ') : '';
  return html`${words}${textField(idsOf(form, bound), shown, typed, 'text', words === nothing)}`;
}

/** Draws when something starts: at once, or at a time of this person's clock. */
function timeControl(form: Form, bound: Bound): TemplateResult {
  const { control, value, set } = bound;
  const ids = idsOf(form, bound);
  const { words } = form;
  const options = [
    { value: VALUE, text: words.text('policy.is-now') },
    { value: 'time', text: words.text('policy.is-time'), disabled: control.reason !== undefined },
  ];
  const isSet = typeof value === 'string';
  const choose = (chosen: string) => set(chosen === VALUE ? undefined : tomorrow());
  const typed = (text: string) => set(Number.isNaN(Date.parse(text)) ? value : new Date(text).toISOString());
  return html`${select(ids, options, isSet ? 'time' : VALUE, choose)}
    ${isSet ? textField(ids, localTime(value), typed, 'datetime-local', false) : nothing}`;
}

/** Nine in the morning, a day from now. */
function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  day.setHours(9, 0, 0, 0);
  return day.toISOString();
}

/** As a field for a time has it: on this person's clock, to the minute. */
function localTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Draws which one of several parts there is, if any, and its value. */
function oneControl(form: Form, bound: Bound): TemplateResult {
  const { words } = form;
  const { control, path, row, value, set } = bound;
  const parts = control.parts ?? {};
  const [first] = Object.entries((value ?? {}) as Record<string, unknown>);
  const [name, held] = first ?? [VALUE, undefined];
  const part = parts[name];
  const options = [
    { value: VALUE, text: words.text('policy.is-nothing') },
    ...Object.entries(parts).map(([each, { reason }]) => ({
      value: each,
      text: labelOf(`${path}.${each}`, words),
      disabled: reason !== undefined,
    })),
  ];
  const choose = (each: string) => {
    const chosen = parts[each];
    set(chosen && { [each]: firstOf(chosen) });
  };
  const inner = { control: part ?? control, path, row, value: held, set: (next: unknown) => set({ [name]: next }) };
  return html`${select(idsOf(form, bound), options, name, choose)} ${part ? plainNumber(form, inner, false) : nothing}`;
}

/** Draws whether something is on that has parts; where it can be on in several ways, those. */
function headOfParts(form: Form, bound: Bound): TemplateResult {
  const { control, path, value, set } = bound;
  const { words } = form;
  const mode = control.parts?.[MODE];
  const inner = `${path}.${MODE}`;
  const ways: Options = mode
    ? optionsOf(form, { control: mode, path: inner }).toReversed()
    : [{ value: 'on', text: words.text('policy.is-on') }];
  const held = typeof value === 'object' && value !== null ? (value as { [MODE]?: string }) : undefined;
  const choose = (chosen: string) => {
    if (chosen === 'off') return set(chosen);
    const { [MODE]: _mode, ...rest } = held ?? (firstOf(control) as { [MODE]?: string });
    set(chosen === 'on' ? rest : { ...rest, [MODE]: chosen });
  };
  const chosen = held ? (held[MODE] ?? 'on') : 'off';
  return select(idsOf(form, bound), [...optionsOf(form, bound), ...ways], chosen, choose);
}
