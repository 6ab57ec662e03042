import { html, nothing, type TemplateResult } from 'lit';
import { cleanCode, type CodeFormat } from '@sallyport/protocol/code-text';
import { fieldText } from './form.ts';
import type { MessageKey } from '../messages/message-key.ts';
import type { Values } from '../messages/format-message.ts';

/** What a code's form is made from. */
export interface CodeEntry {
  name: 'otp-code' | 'backup-code';
  format: CodeFormat;
  label: string;
  /** Text, perhaps with an address set apart in it; empty for none. */
  hint: unknown;
  error: string;
  autoSubmit: boolean;
  uid: (names: string) => string;
}

/** Draws the field of a code: a cell for each character, one wide line for a backup code and what is too long for cells. */
export function codeEntry({ name, format, label, hint, error, autoSubmit, uid }: CodeEntry): TemplateResult {
  const digits = format.alphabet === 'digits';
  const parts = html`<label slot="label" for=${uid('code')}>${label}</label>
    <input slot="input" id=${uid('code')} name=${name} type="text" required spellcheck="false" autocorrect="off" enterkeyhint="go" dir="ltr"
      inputmode=${digits ? 'numeric' : 'text'} autocapitalize=${digits ? 'off' : 'characters'}
      autocomplete=${name === 'backup-code' ? 'off' : 'one-time-code'}
      aria-invalid=${error ? 'true' : 'false'} aria-describedby=${uid(hint ? 'hint error' : 'error')} />
    ${hint ? html`<p slot="hint" id=${uid('hint')}>${hint}</p>` : nothing}
    <p slot="error" id=${uid('error')}>${error}</p>`;
  return name === 'otp-code' && format.length >= 6 && format.length <= 8
    ? html`<sally-code-field length=${format.length} alphabet=${format.alphabet} ?auto-submit=${autoSubmit} ?invalid=${Boolean(error)}>${parts}</sally-code-field>`
    : html`<sally-field mono ?invalid=${Boolean(error)}>${parts}</sally-field>`;
}

/** Reads the code of a submitted form, and says what is wrong with it before an attempt is spent on it. */
export function readCode(
  form: HTMLFormElement,
  format: CodeFormat,
  text: (key: MessageKey, values?: Values) => string,
): { code: string; wrong: string } {
  const backup = fieldText(form, 'backup-code');
  const code = cleanCode(fieldText(form, 'otp-code') || backup, format);
  const key = whatIsWrong(code, format, backup ? 'code.backup-length' : 'code.length');
  return { code, wrong: key ? text(key, { count: format.length }) : '' };
}

function whatIsWrong(code: string, { length, alphabet }: CodeFormat, wrongLength: MessageKey): MessageKey | undefined {
  if (!code) return 'code.empty';
  if (alphabet === 'alphanumeric') {
    if (!/^[0-9A-Z]+$/.test(code)) return 'code.not-alphanumeric';
    return code.length === length ? undefined : wrongLength;
  }
  if (!/^[0-9]+$/.test(code)) return 'code.not-digits';
  if (code.length < length) return 'code.too-short';
  return code.length > length ? 'code.too-long' : undefined;
}
