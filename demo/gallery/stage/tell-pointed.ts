import { tell } from '../stage-report.ts';

/** How far out the words may be that what is pointed at stands in. */
const AROUND = 4;

/** Tells the page around what a person points at, or goes to by keyboard. */
export function tellPointed(): void {
  for (const type of ['pointerover', 'focusin'])
    addEventListener(type, (event) => tell({ sally: 'pointed', texts: textsAt(event.composedPath()) }));
}

const textsAt = (path: EventTarget[]): string[] =>
  path
    .filter((it) => it instanceof Element)
    .slice(0, AROUND)
    .flatMap((element) => [
      element.textContent ?? '',
      element.ariaLabel ?? '',
      element.getAttribute('placeholder') ?? '',
    ])
    .filter(Boolean);
