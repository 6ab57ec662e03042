import { html, nothing, type TemplateResult } from 'lit';

/** The obvious button of a form; with `press`, of a screen without one. */
export const submitButton = (text: string, busy: boolean, press?: () => unknown): TemplateResult =>
  html`<sally-button ?busy=${busy}><button type=${press ? 'button' : 'submit'} aria-disabled=${busy}
    @click=${press ?? nothing}>${text}</button></sally-button>`;

/** What a text button may be besides its text. */
interface TextButtonOptions {
  /** It keeps the focus while nothing can be done: `press` has to see to that. */
  disabled?: boolean;
  /** It opens and closes something. */
  expanded?: boolean;
  /** Class names that tell it from others. */
  kind?: string;
}

/** A button that looks like text: what else can be done. */
export const textButton = (
  text: unknown,
  press: () => unknown,
  { disabled, expanded, kind = '' }: TextButtonOptions = {},
): TemplateResult =>
  html`<button class="text-button ${kind}" part="link" type="button" aria-disabled=${disabled ?? nothing}
    aria-expanded=${expanded ?? nothing} @click=${press}>${text}</button>`;
