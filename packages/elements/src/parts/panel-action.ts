import { html, nothing, type TemplateResult } from 'lit';

/** One thing that a panel offers to do. */
export interface PanelAction {
  /** Tells the action from others, so that the focus finds it. */
  id: string;
  text: string;
  /** The name for a screen reader, where the text alone would be the same in each row. */
  label?: string;
  press: () => unknown;
  /** Why it can't be done: it stays visible, muted, with its reason. */
  reason?: string | undefined;
  /** It opens something, which is open or isn't. */
  expanded?: boolean | undefined;
  /** Class names that tell it from others. */
  kind?: string;
}

/** The id of the text that says why an action can't be done. */
export const reasonId = (id: string): string => `${id}-reason`;

/**
 * Draws the button of an action.
 *
 * @param busy  A change is on its way: nothing else can be done.
 * @param why  The id of the text that says why it can't be done, where it can't.
 */
export function actionButton(
  { id, text, label, press, reason, expanded, kind = '' }: PanelAction,
  busy: boolean,
  why = reasonId(id),
): TemplateResult {
  const barred = reason !== undefined;
  return html`<button class="text-button ${kind}" part="link" type="button" id=${id} aria-label=${label ?? nothing}
    aria-expanded=${barred ? nothing : (expanded ?? nothing)} aria-disabled=${busy || barred}
    aria-describedby=${barred ? why : nothing} @click=${() => busy || barred || press()}>${text}</button>`;
}
