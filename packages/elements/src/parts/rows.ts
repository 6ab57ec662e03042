import { css, html, type TemplateResult } from 'lit';
import type { FactorType } from '@sallyport/protocol';
import { icon, KEY } from '../theme/icon.ts';
import { MAIL, MESSAGE, ONWARD, PHONE, SHEET } from '../theme/icons.ts';

/** One way to prove who one is, as a row to press. */
export interface Way {
  title: string;
  help: string;
  icon: string;
  choose: () => unknown;
}

/** The icon of each factor. */
export const WAY_ICON: Record<FactorType, string> = {
  email: MAIL,
  sms: MESSAGE,
  totp: PHONE,
  'backup-code': SHEET,
  passkey: KEY,
};

/** Draws ways as a list of rows, each one button. */
export const rows = (ways: Way[], busy: boolean): TemplateResult =>
  html`<ul class="ways" role="list">
    ${ways.map(
      (way) => html`<li>
        <button class="way" part="secondary-button" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${way.choose}>
          ${icon(way.icon)}
          <span class="name">${way.title}<span class="help"><bdi>${way.help}</bdi></span></span>
          <span class="onward">${icon(ONWARD)}</span>
        </button>
      </li>`,
    )}
  </ul>`;

export const rowStyles = css`
  .ways {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .way {
    appearance: none;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    inline-size: 100%;
    margin: 0;
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 500;
    line-height: 1.4;
    text-align: start;
    cursor: pointer;
    transition: background-color var(--_motion) ease-out;
  }

  .way:hover {
    background: var(--_raised);
  }

  .way[aria-disabled='true'] {
    color: var(--_muted);
    cursor: progress;
  }

  .way svg {
    flex: none;
    color: var(--_muted);
  }

  .name {
    flex: 1;
    display: grid;
    min-inline-size: 0;
  }

  .help {
    font-size: 0.875rem;
    font-weight: 400;
    color: var(--_muted);
  }

  .onward {
    display: flex;
  }

  .onward:dir(rtl) {
    scale: -1 1;
  }
`;
