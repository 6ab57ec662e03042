/** For how long a page may take to load its panel, in **ms**. */
const PATIENCE = 2000;

/**
 * Says in the console, a while later, where the page's address names something of the mock and no panel is there: the
 * panel alone reads `?mock.scenario=code/locked`. Nothing else of the address is said.
 */
export function tellUnread(): void {
  const { document, location } = globalThis as Partial<typeof globalThis>; // a worker has no document
  const names = [...new URLSearchParams(location?.search).keys()].filter((name) => name.startsWith('mock.'));
  if (!document || names.length === 0) return;
  setTimeout(() => {
    if (document.querySelector('sally-mock-panel:defined')) return;
    console.warn(
      `Sallyport mock: nothing reads ${names.join(', ')} of this page’s address. ` +
        'Load @sallyport/mock/panel, and put <sally-mock-panel> on the page.',
    );
  }, PATIENCE);
}
