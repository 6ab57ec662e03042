import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../theme/icon.ts';
import { rowText } from './rows.ts';

/** One thing that a panel lists: a device, a session. */
export interface PanelRow {
  /** Path of its icon. */
  icon: string;
  title: string;
  /** A line of help: text, or a template where a part of it is set apart. */
  help: unknown;
  /** How it stands: a pill, or muted text. */
  state?: unknown;
  action?: RowAction | undefined;
  /** What stands below the row while it is open. */
  open?: unknown;
}

/** The one thing that a row offers to do. */
export interface RowAction {
  /** Tells the action from those of other rows, so that the focus finds it. */
  id: string;
  text: string;
  /** The name for a screen reader, where the text alone would be the same in each row. */
  label: string;
  press: () => unknown;
  /** Why it can't be done: it stays visible, muted, with its reason. */
  reason?: string | undefined;
}

/**
 * Draws a row of a panel. It opens in place.
 *
 * @param busy  A change is on its way: nothing else can be done.
 */
export function panelRow({ icon: path, title, help, state, action, open }: PanelRow, busy: boolean): TemplateResult {
  const reason = action?.reason
    ? html`<span class="help" id=${`${action.id}-reason`}>${action.reason}</span>`
    : nothing;
  return html`<div class="row">
      ${icon(path)}${rowText(title, help, reason)}
      ${state === undefined ? nothing : html`<span class="state">${state}</span>`}
      ${action ? button(action, open !== undefined, busy) : nothing}
    </div>
    ${open === undefined ? nothing : html`<div class="open">${open}</div>`}`;
}

const button = ({ id, text, label, press, reason }: RowAction, isOpen: boolean, busy: boolean): TemplateResult =>
  html`<button class="text-button" part="link" type="button" id=${id} aria-label=${label}
    aria-expanded=${reason ? nothing : isOpen} aria-disabled=${busy || reason !== undefined}
    aria-describedby=${reason ? `${id}-reason` : nothing}
    @click=${() => busy || reason || press()}>${text}</button>`;

/** A word or two about how something stands, on a ground of its tone. */
export const pill = (text: string, tone: 'success' | 'warning' | 'error' | 'neutral'): TemplateResult =>
  html`<span class="pill ${tone}">${text}</span>`;
