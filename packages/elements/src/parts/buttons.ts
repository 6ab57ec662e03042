import { html, nothing, type TemplateResult } from 'lit';
import { fresh } from './fresh.ts';
import { icon, ONWARD } from '../theme/icon.ts';

/** What the obvious button may be besides its text. */
interface SubmitOptions {
  /** What it does is under way. */
  busy?: boolean;
  /** It keeps the focus while nothing can be done: `press` has to see to that. */
  disabled?: boolean | undefined;
  /** What it does where there is no form to submit. */
  press?: (() => unknown) | undefined;
}

/** The obvious button of a form; with `press`, of a screen without one. */
export const submitButton = (
  text: string,
  { busy = false, disabled = busy, press }: SubmitOptions = {},
): TemplateResult =>
  html`<sally-button ?busy=${busy}><button type=${press ? 'button' : 'submit'} aria-disabled=${disabled}
    @click=${press ?? nothing}>${fresh(text)}</button></sally-button>`;

/** A button that leads another way: as wide as the obvious one, and quieter. */
export const secondaryButton = (text: unknown, press: () => unknown, disabled?: boolean): TemplateResult =>
  html`<button class="secondary-button" part="secondary-button" type="button" aria-disabled=${disabled ?? nothing}
    @click=${press}>${text}</button>`;

/** What a text button may be besides its text. */
interface TextButtonOptions {
  /** It keeps the focus while nothing can be done: `press` has to see to that. */
  disabled?: boolean;
  /** It opens and closes something. */
  expanded?: boolean;
  /** Class names that tell it from others. */
  kind?: string;
  /** Says more than its text does, and holds that text (WCAG 2.5.3). */
  label?: string;
}

/** A button that looks like text: what else can be done. */
export const textButton = (
  text: unknown,
  press: () => unknown,
  { disabled, expanded, kind = '', label }: TextButtonOptions = {},
): TemplateResult =>
  html`<button class="text-button ${kind}" part="link" type="button" aria-disabled=${disabled ?? nothing}
    aria-expanded=${expanded ?? nothing} aria-label=${label ?? nothing} @click=${press}>${fresh(text)}${
      expanded === undefined ? nothing : icon(ONWARD)
    }</button>`;
