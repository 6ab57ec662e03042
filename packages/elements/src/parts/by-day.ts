import { html, type TemplateResult } from 'lit';
import { longDate } from '../messages/past-time.ts';
import { css } from '../theme/css.ts';

/** What happened on each day of this person's calendar, in the order of the list. */
export function byDay<T extends { at: string }>(events: readonly T[], language: string): [day: string, those: T[]][] {
  const days = new Map<string, T[]>();
  for (const event of events) {
    const day = longDate(event.at, language);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days];
}

/**
 * Draws what happened on a day.
 *
 * @param id  Of the line that names it.
 */
export const dayGroup = (id: string, day: string, list: TemplateResult): TemplateResult =>
  html`<div role="group" aria-labelledby=${id}>
    <p class="day" id=${id}>${day}</p>
    ${list}
  </div>`;

export const dayStyles = css`
  .day {
    padding: 1rem var(--_inset) 0;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--_muted);
  }
`;
