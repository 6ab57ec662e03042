import type { AccountSearch } from '@sallyport/client';
import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '../messages/message-key.ts';

/** What narrows the list, each with the values that it has. The words of a value stand under its name. */
const FILTERS = {
  mfa: { label: 'team.second-step', words: 'team.second-step-', values: ['true', 'false'] },
  state: { label: 'team.state', words: 'team.state-', values: ['active', 'invited', 'suspended', 'locked'] },
  role: { label: 'team.role', words: 'team.role-', values: ['member', 'tenant-admin', 'system-admin', 'owner'] },
} as const;

/** What somebody has asked for in the form. */
export function searchOf(form: HTMLFormElement): AccountSearch {
  const {
    search = '',
    mfa = '',
    state = '',
    role = '',
  } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  return {
    search: search.trim() || undefined,
    mfa: mfa === '' ? undefined : mfa === 'true',
    // whoever could have a second step and has none: no program, and nobody whom an identity provider answers for
    ...(mfa === 'false' ? { kind: 'person', signIn: 'password' } : {}),
    // of whom a lock or ownership says more than the field that the others are found by
    ...(state === 'locked' ? { locked: true } : { state: (state || undefined) as AccountSearch['state'] }),
    ...(role === 'owner' ? { owner: true } : { role: (role || undefined) as AccountSearch['role'] }),
  };
}

/** Puts values into the fields of the form, by their names. */
export function choose(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values))
    (form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement).value = value;
}

/** What the form needs of its panel. */
interface SearchForm {
  text: (key: MessageKey) => string;
  uid: (name: string) => string;
  /** Something was typed: more may follow. */
  typed: () => unknown;
  /** Something was chosen, or the Enter key pressed. */
  chosen: () => unknown;
}

/** Draws what finds people: a field for names, and a select for each filter. */
export function searchForm({ text, uid, typed, chosen }: SearchForm): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    chosen();
  };
  const filters = Object.entries(FILTERS).map(
    ([name, { label, words, values }]) =>
      html`<label>${text(label)}<select name=${name} @change=${chosen}>
        <option value="">${text('team.any')}</option>
        ${values.map((value) => html`<option value=${value}>${text(`${words}${value}` as MessageKey)}</option>`)}
      </select></label>`,
  );
  return html`<form role="search" @submit=${submit}>
    <label class="search">${text('team.search')}<input name="search" type="search" autocomplete="off" maxlength="254"
      aria-describedby=${uid('search-help')} @input=${typed} /></label>
    ${filters}
    <p class="help" id=${uid('search-help')}>${text('team.search-help')}</p>
  </form>`;
}
