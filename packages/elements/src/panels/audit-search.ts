import type { AuditSearch } from '@sallyport/client';
import type { AuditKind } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '../messages/message-key.ts';
import { KINDS } from './audit-kinds.ts';
import { personField } from './person-field.ts';
import type { PersonSearch } from './person-search.ts';

/** The last day that has four digits for its year, as dates in a query must. */
const LAST_DAY = '9999-12-30';

/** What somebody has asked for in the form, but for the person. Days are this person's, the last one whole. */
export function searchOf(form: HTMLFormElement): Pick<AuditSearch, 'kinds' | 'from' | 'to'> {
  const { kinds = '' } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  return {
    kinds: (KINDS as Partial<Record<string, readonly AuditKind[]>>)[kinds],
    from: startOf(form.elements.namedItem('from'), 0),
    to: startOf(form.elements.namedItem('to'), 1),
  };
}

/** When the day of a field begins, or one of the days after it; nothing where it holds no day. */
function startOf(field: unknown, daysLater: number): string | undefined {
  const { value, validity } = field as HTMLInputElement;
  if (!value || !validity.valid) return undefined;
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  const start = new Date(0);
  start.setFullYear(year, month - 1, day + daysLater); // as numbers, years before 100 would be others
  start.setHours(0, 0, 0, 0);
  return start.toISOString();
}

/** What the form needs of its panel. */
interface SearchForm {
  text: (key: MessageKey) => string;
  uid: (name: string) => string;
  person: PersonSearch;
  /** Something was chosen, or the Enter key pressed. */
  chosen: () => unknown;
}

/** Draws what narrows the list down: what happened, to whom, from which day and until which. */
export function searchForm({ text, uid, person, chosen }: SearchForm): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    chosen();
  };
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
  const day = (name: 'from' | 'to') =>
    html`<label>${text(`audit.${name}`)}<input name=${name} type="date" min="1970-01-01" max=${LAST_DAY}
      @change=${chosen} /></label>`;
  const help = person.said ? text(`audit.person-${person.said}`) : text('audit.person-help');
  return html`<form role="search" @submit=${submit}>
    <label class="search">${text('audit.person')}
      ${personField(person, { list: uid('people'), help: uid('person-help') })}</label>
    <label>${text('audit.kinds')}<select name="kinds" @change=${chosen}>
      <option value="">${text('audit.kinds-any')}</option>
      ${kinds.map((kind) => html`<option value=${kind}>${text(`audit.kinds-${kind}`)}</option>`)}
    </select></label>
    ${day('from')} ${day('to')}
    <p class="help" id=${uid('person-help')} aria-live="polite">${help}</p>
  </form>`;
}
