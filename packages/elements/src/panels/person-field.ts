import { html, nothing, type TemplateResult } from 'lit';
import type { PersonSearch } from './person-search.ts';

/** What is said of the field that a person is searched for in. */
interface PersonField {
  /** The id of the list of those whom it may mean. */
  list: string;
  /** The id of what explains it. */
  help?: string;
  /** What it is called, where no label says so. */
  label?: string;
}

/** Draws the field that a person is searched for in, and those whom it may mean. */
export const personField = (person: PersonSearch, { list, help, label }: PersonField): TemplateResult =>
  html`<input name="person" type="search" autocomplete="off" maxlength="254" list=${list}
      aria-describedby=${help ?? nothing} aria-label=${label ?? nothing} placeholder=${label ?? nothing}
      .value=${person.typed} @input=${person.changed} @change=${person.changed} />
    <datalist id=${list}>
      ${person.found.map(({ email, name }) => html`<option value=${email} label=${name ?? nothing}></option>`)}
    </datalist>`;
