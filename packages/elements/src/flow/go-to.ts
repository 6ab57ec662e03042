import { emit } from '../events.ts';

/** Leaves the page for an address on the same site, unless the page keeps it from that. */
export function goTo(returnTo: string, element: Element): void {
  const target = URL.parse(returnTo, document.baseURI);
  if (target?.origin !== location.origin) return; // another site: the page's own business
  if (emit(element, 'sally-before-redirect', { returnTo }, true)) location.assign(target);
}
