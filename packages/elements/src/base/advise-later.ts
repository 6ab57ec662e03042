/** Looks, once the element is drawn, for what its page's developer has to know of it. */
export const adviseLater = (element: Element): void =>
  void import('./advise.ts').then(
    ({ adviseOn }) => setTimeout(() => adviseOn(element)), // by then the page has put in what stands in its slots
    () => {},
  );
