import { html, nothing, type TemplateResult } from 'lit';
import { failed } from '../parts/confirmation.ts';
import { css } from '../theme/css.ts';

/** One field of a form, as it is asked for and as it stands. */
export interface FormField {
  /** What the backend calls it. */
  name: string;
  label: string;
  /** What stands in it at first. */
  value?: string | undefined;
  help?: string;
  type?: 'text' | 'email' | 'date';
  /** What can be chosen, with the words of each; anything may be typed where it isn't said. */
  options?: readonly (readonly [value: string, text: string])[];
  /** It holds an id or an address: its direction is no language's. */
  isTechnical?: boolean;
}

/** What stands in the fields of a form, by their names, without the space around it. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** Stands for what a browser can't read, such as half a date: nothing would stand for a field that was left empty. */
const UNREAD = '?';

/** A form of an open row. */
interface PanelForm {
  fields: readonly FormField[];
  /** What its button says. */
  act: string;
  busy: boolean;
  /** Why the last try failed; empty where it didn't. */
  failure: string;
  /** The field that it was about, by its name. */
  wrong: string | undefined;
  uid: (name: string) => string;
  submit: (typed: Typed) => unknown;
}

/** Draws a form of a panel. What was typed stays while it is refused. */
export function panelForm({ fields, act, busy, failure, wrong, uid, submit }: PanelForm): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault();
    const all = (event.target as HTMLFormElement).querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]');
    const read = ({ name, value, validity }: (typeof all)[number]) => [name, validity.badInput ? UNREAD : value.trim()];
    if (!busy) submit(Object.fromEntries([...all].map(read)));
  };
  return html`<form novalidate @submit=${send}>
    ${fields.map((field) => drawn(field, uid, field.name === wrong))}
    <div class="failure" id=${uid('failure')}>${failed(failure)}</div>
    <button class="button" type="submit" aria-disabled=${busy}>${act}</button>
  </form>`;
}

function drawn(field: FormField, uid: (name: string) => string, isWrong: boolean): TemplateResult {
  const { name, label, value = '', help, type = 'text', options, isTechnical } = field;
  const id = uid(`field-${name}`);
  const described = [...(help ? [`${id}-help`] : []), ...(isWrong ? [uid('failure')] : [])].join(' ') || nothing;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${
      options
        ? html`<select id=${id} name=${name} aria-invalid=${isWrong} aria-describedby=${described}>
            ${options.map(([each, text]) => html`<option value=${each} ?selected=${each === value}>${text}</option>`)}
          </select>`
        : html`<input id=${id} name=${name} type=${type} .value=${value} dir=${isTechnical ? 'ltr' : 'auto'}
            autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254"
            aria-invalid=${isWrong} aria-describedby=${described} />`
    }
    ${help ? html`<span class="help" id=${`${id}-help`}>${help}</span>` : nothing}
  </div>`;
}

export const panelFormStyles = css`
  .open form {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 24rem;
    justify-items: start;
  }

  form > .field {
    display: grid;
    gap: 0.25rem;
    inline-size: 100%;
  }

  .failure:not(:has(.notice)) {
    position: absolute; /* it takes no room while there is nothing to say */
  }

  form .notice {
    margin: 0;
  }

  label {
    font-weight: var(--sally-label-weight, 500);
  }

  [aria-invalid='true'] {
    border-color: var(--_error) !important;
  }
`;
