import { html, type TemplateResult } from 'lit';
import { cleanCode, type CodeFormat } from '@sallyport/protocol/code-text';
import { fieldText, inputParts, type Field } from './form.ts';
import type { MessageKey } from '../messages/message-key.ts';
import type { Values } from '../messages/format-message.ts';

/** What the field of a code is made from. */
export interface CodeEntry extends Pick<Field, 'id' | 'label' | 'hint' | 'error'> {
  name: 'otp-code' | 'backup-code';
  format: CodeFormat;
  autoSubmit: boolean;
}

/**
 * Draws the field of a code: a cell for each character, one wide line for a backup code and what is too long for cells.
 */
export function codeEntry({ format: { length, alphabet }, autoSubmit, ...field }: CodeEntry): TemplateResult {
  const digits = alphabet === 'digits';
  const isBackup = field.name === 'backup-code';
  const invalid = Boolean(field.error);
  const parts = inputParts({
    ...field,
    autocomplete: isBackup ? 'off' : 'one-time-code',
    inputmode: digits ? 'numeric' : 'text',
    autocapitalize: digits ? 'none' : 'characters',
  });
  return !isBackup && length >= 6 && length <= 8
    ? html`<sally-code-field length=${length} alphabet=${alphabet} ?auto-submit=${autoSubmit} ?invalid=${invalid}
        hint-first>
        ${parts}
      </sally-code-field>`
    : html`<sally-field mono ?invalid=${invalid} hint-first>${parts}</sally-field>`;
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
