/** Goes to another address of this page without loading it: whatever draws from the address hears of it. */
export function go(address: string | URL): void {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
