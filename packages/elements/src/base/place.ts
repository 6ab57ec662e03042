/** What elements are registered with and made by. */
export interface Place {
  customElements: Pick<CustomElementRegistry, 'get' | 'define'>;
  document: Pick<Document, 'createElement' | 'importNode'>;
}

/** The page itself, unless `registerAs()` has given this copy of the package a registry of its own. */
export let place: Place = globalThis;

/** The class that is registered there as this tag. */
export const registered = (tag: string): CustomElementConstructor | undefined => place.customElements.get(tag);

/** Has all elements of this copy be registered and made elsewhere. */
export function settleIn(another: Place): void {
  place = another;
}
