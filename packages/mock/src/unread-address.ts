/** What the page's address may say of the mock, `?mock.scenario=code/locked`, is read by the panel alone. */
const IN_ADDRESS = /[?&]mock\./;

/** For how long a page may take to load its panel, in **ms**. */
const PATIENCE = 2000;

/** Says in the console, a while later, where the page's address names something of the mock and no panel is there. */
export function tellUnread(): void {
  const { document, location } = globalThis as Partial<typeof globalThis>; // a worker has no document
  if (!document || !location || !IN_ADDRESS.test(location.search)) return;
  setTimeout(() => {
    if (document.querySelector('sally-mock-panel:defined')) return;
    console.warn(
      `Sallyport mock: nothing reads “${location.search}” of this page’s address. ` +
        'Load @sallyport/mock/panel, and put <sally-mock-panel> on the page.',
    );
  }, PATIENCE);
}
