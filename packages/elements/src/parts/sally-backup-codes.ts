import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SallyElement } from '../base/sally-element.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { icon } from '../theme/icon.ts';
import { COPY, DOWNLOAD, PRINT } from '../theme/copy-icons.ts';
import { CHECK } from '../theme/icons.ts';
import { textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { textButton } from './buttons.ts';
import { CopyController } from './copy-controller.ts';
import { downloadText, printText } from './export-text.ts';
import { setUp } from '../messages/set-up/set-up.ts';
import { css } from '../theme/css.ts';

/**
 * @summary Lists backup codes, to be copied, downloaded or printed.
 * @tag sally-backup-codes
 * @csspart code-list - The list.
 * @csspart link - The buttons below it.
 */
export class SallyBackupCodes extends SallyElement {
  static readonly tag = 'sally-backup-codes';
  static override readonly areas = [setUp];
  static override styles = [
    tokens,
    textButtonStyles,
    visuallyHiddenStyles,
    css`
      :host {
        container-type: inline-size;
      }

      ol {
        columns: 6.5rem 2;
        column-gap: 2.75rem;
        margin: 0;
        padding: 0.875rem 0.75rem 0.875rem 2.75rem;
        border: 1px solid transparent; /* seen where colours are forced */
        border-radius: var(--_radius);
        background: var(--_raised);
        font-family: var(--_font-mono);
        font-size: 0.9375rem;
        line-height: 2;
        direction: ltr;
        white-space: nowrap;
      }

      @container (inline-size < 14em) {
        ol {
          padding-inline: 2rem 0;
          white-space: normal;
        }
      }

      li::marker {
        color: var(--_muted);
        font-size: var(--_help);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        margin-block-start: 0.75rem;
      }

      .failed {
        margin: 0.5rem 0 0;
        font-size: var(--_help);
      }
    `,
  ];

  /** The codes as the server made them. A property only: they are secrets. */
  @property({ attribute: false }) codes: string[] = [];
  /** Whose codes they are: named in the file and on paper. */
  @property() account = '';

  readonly #copying = new CopyController(this);

  override render(): TemplateResult {
    const { copied } = this.#copying;
    const said = copied === undefined ? '' : this.text(copied ? 'copy.done' : 'copy.failed');
    return html`<ol part="code-list" aria-label=${this.text('backup.list')}>
        ${this.codes.map((code) => html`<li>${grouped(code)}</li>`)}
      </ol>
      <div class="actions">
        ${
          copied
            ? this.#action('copy.done', CHECK, () => this.#copy())
            : this.#action('copy.action', COPY, () => this.#copy(), { label: this.text('copy.codes') })
        }
        ${this.#action('backup.download', DOWNLOAD, () => this.#download())}
        ${this.#action('backup.print', PRINT, () => this.#print())}
      </div>
      <p role="status" class=${copied === false ? 'failed' : 'visually-hidden'}>${said}</p>`;
  }

  #action(key: MessageKey, path: string, act: () => unknown, more: { label?: string } = {}): TemplateResult {
    return textButton(html`${icon(path)}${this.text(key)}`, act, more);
  }

  #title(): string {
    return this.text('backup.file', { account: this.account, site: location.host });
  }

  #copy(): Promise<void> {
    return this.#copying.copy(this.codes.map(grouped).join('\n'), this.renderRoot.querySelector('ol'));
  }

  #download(): void {
    const name = ['backup-codes', location.hostname, this.account].filter(Boolean).join('-');
    downloadText(
      `${this.#title()}\n\n${this.codes.map(grouped).join('\n')}\n`,
      `${name.replace(/[^\p{L}\p{N}@._-]/gu, '_')}.txt`,
    );
  }

  #print(): void {
    printText(this.#title(), this.codes.map(grouped), this.words.dir);
  }
}

/** In halves, as a person reads them off; entry takes the hyphen or leaves it. */
function grouped(code: string): string {
  if (/\W/.test(code)) return code;
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)}-${code.slice(half)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-backup-codes': SallyBackupCodes;
  }
}
