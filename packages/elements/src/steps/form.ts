import { html, nothing, type TemplateResult } from 'lit';
import { fresh } from '../parts/fresh.ts';

/** One field of a form, as it is asked for and as it stands. */
export interface Field {
  /** Id of the input; those of its hint and its error follow from it. */
  id: string;
  name: string;
  label: string;
  autocomplete: string;
  type?: 'text' | 'email' | 'tel' | 'password';
  /** What stands in it, where something is known beforehand. */
  value?: string | undefined;
  hint?: unknown;
  /** What is wrong with it; empty where nothing is. */
  error?: string;
  /** It may be what was refused, though another field says so. */
  invalid?: boolean;
  /** Ids of what describes it, in place of its own hint and error. */
  describedBy?: string | undefined;
  enterkeyhint?: 'next' | 'go';
  inputmode?: 'numeric' | 'text';
  autocapitalize?: 'none' | 'words' | 'characters';
  dir?: 'ltr' | 'auto';
  optional?: boolean;
  readonly?: boolean;
  maxlength?: number;
  /** Of a new password: what a manager that makes one goes by. */
  minlength?: number;
  /** Password managers keep out of a field that is no credential (PM-3). */
  isCredential?: boolean;
}

/** As many characters as the server takes of a name. */
export const LONGEST_NAME = 80;

/** The length in characters that the server takes of an address or a user name (RFC 5321 §4.5.3.1). */
export const LONGEST_IDENTIFIER = 254;

/** The length in code points that the server takes of a password. */
export const LONGEST_PASSWORD = 256;

/** A field with its label, hint and error. */
export const input = (field: Field): TemplateResult =>
  html`<sally-field ?invalid=${Boolean(field.error)}>${inputParts(field)}</sally-field>`;

/** The same for a password. */
export const passwordInput = (field: Omit<Field, 'type'>, below: unknown = nothing): TemplateResult =>
  html`<sally-password-field ?invalid=${Boolean(field.error)} .below=${below}>
    ${inputParts({ ...field, type: 'password' })}
  </sally-password-field>`;

/** Label, input, hint and error, to be slotted into whatever element draws them. */
export function inputParts(field: Field): TemplateResult {
  const ignored = field.isCredential === false;
  const { id, hint, error = '', type = 'text', value = '', invalid = Boolean(error) } = field;
  return html`<label slot="label" for=${id}>${field.label}</label>
    <input slot="input" id=${id} name=${field.name} type=${type} .value=${value} ?required=${!field.optional}
      ?readonly=${field.readonly} maxlength=${field.maxlength ?? nothing} minlength=${field.minlength ?? nothing}
      passwordrules=${field.minlength ? `minlength: ${field.minlength};` : nothing} dir=${field.dir ?? 'ltr'}
      autocomplete=${field.autocomplete} autocapitalize=${field.autocapitalize ?? 'none'} autocorrect="off"
      spellcheck="false" inputmode=${field.inputmode ?? nothing} enterkeyhint=${field.enterkeyhint ?? 'go'}
      ?data-1p-ignore=${ignored} data-lpignore=${ignored || nothing} ?data-bwignore=${ignored}
      data-form-type=${ignored ? 'other' : nothing}
      aria-invalid=${invalid} aria-describedby=${field.describedBy ?? `${hint ? `${id}-hint ` : ''}${id}-error`} />
    ${hint ? html`<p slot="hint" id=${`${id}-hint`}>${fresh(hint)}</p>` : nothing}
    <p slot="error" id=${`${id}-error`}>${fresh(error)}</p>`;
}

/**
 * What stands in a form's field, read from the DOM: an extension may fill a field without any event. Empty where there
 * is no such field.
 */
export function fieldText(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
