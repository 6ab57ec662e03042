/** Goes to another address of this page without loading it: whatever draws from the address hears of it. */
export function go(address: string | URL): void {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Follows links to views of this page without loading it anew; with a key that opens a tab, the browser does. */
export function followLinks(place: HTMLElement): void {
  place.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.href !== location.href) go(link.href);
  });
}
