import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../theme/icon.ts';
import { actionButton, reasonId, type PanelAction } from './panel-action.ts';
import { rowText } from './rows.ts';

/** One thing that a panel lists: a device, a session. */
export interface PanelRow {
  /** Path of its icon. */
  icon: string;
  /** Text, or a template where it is set apart from the language's direction. */
  title: unknown;
  /** A line of help: text, or a template where a part of it is set apart. */
  help: unknown;
  /** How it stands: a pill, or muted text. */
  state?: unknown;
  /** The one thing that it offers to do. */
  action?: PanelAction | undefined;
  /** What stands below the row while it is open. */
  open?: unknown;
}

/**
 * Draws a row of a panel. It opens in place.
 *
 * @param busy  A change is on its way: nothing else can be done.
 */
export function panelRow({ icon: path, title, help, state, action, open }: PanelRow, busy: boolean): TemplateResult {
  const reason = action?.reason ? html`<span class="help" id=${reasonId(action.id)}>${action.reason}</span>` : nothing;
  return html`<div class="row">
      ${icon(path)}${rowText(title, help, reason)}
      ${state === undefined ? nothing : html`<span class="state">${state}</span>`}
      ${action ? actionButton({ ...action, expanded: open !== undefined }, busy) : nothing}
    </div>
    ${open === undefined ? nothing : html`<div class="open">${open}</div>`}`;
}

/** A word or two about how something stands, on a ground of its tone. */
export const pill = (text: string, tone: 'success' | 'warning' | 'error' | 'neutral'): TemplateResult =>
  html`<span class="pill ${tone}">${text}</span>`;
