import type { SallyEventMap } from '@sallyport/elements';
import { byId, fill } from '../page.ts';

/** All that a page may listen for. */
const EVENTS: Record<keyof SallyEventMap, true> = {
  'sally-success': true,
  'sally-step': true,
  'sally-error': true,
  'sally-before-redirect': true,
  'sally-cancel': true,
  'sally-continue': true,
  'sally-open': true,
  'sally-locked': true,
  'sally-before-ask': true,
  'sally-stale': true,
  'sally-before-action': true,
  'sally-change': true,
};
const MOST = 12;

/** Lists what the elements tell the page, newest first. The details of these events hold no secret. */
export function logEvents(): void {
  const events: CustomEvent[] = [];
  const log = (event: Event) => {
    events.unshift(event as CustomEvent);
    byId('no-events').hidden = true;
    fill('events', events.slice(0, MOST), ({ type, detail }) => [
      piece('strong', type),
      ' ',
      piece('code', JSON.stringify(detail, null, 1).replaceAll(/\n\s*/g, ' ')),
    ]);
  };
  for (const name of Object.keys(EVENTS)) document.addEventListener(name, log);
}

function piece(tag: string, text: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}
