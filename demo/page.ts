/** The element of an id that the page is known to have. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/** Fills a list with one item each. */
export const fill = <T>(id: string, values: readonly T[], content: (value: T) => (Node | string)[]): void =>
  byId(id).replaceChildren(
    ...values.map((value) => {
      const item = document.createElement('li');
      item.append(...content(value));
      return item;
    }),
  );
