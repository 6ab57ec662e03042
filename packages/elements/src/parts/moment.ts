import { html, type TemplateResult } from 'lit';
import { regional } from '../messages/regional.ts';

/** An instant in words, with all of it for who points at it. */
export const moment = (iso: string, text: string, language: string): TemplateResult => {
  const whole = new Intl.DateTimeFormat(regional(language), { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  );
  return html`<time datetime=${iso} title=${whole}>${text}</time>`;
};
