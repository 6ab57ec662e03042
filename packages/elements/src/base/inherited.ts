import type { ElementClass } from './sally-element.ts';

/** One that has to know when the language around it may have changed. */
export interface LanguageWatcher {
  languageMayHaveChanged(): void;
}

const watchers = new Set<LanguageWatcher>();
let observer: MutationObserver | undefined;

/** The element and all that contain it, out through shadow roots. */
export function* outwards(element: Element): Generator<Element> {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) yield node;
    node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  }
}

/** The value of a property of one of our own elements; `undefined` for any other element of the page. */
export function ownValue<T>(element: Element, name: string): T | undefined {
  return (element.constructor as Partial<ElementClass>).tag?.startsWith('sally-')
    ? (element as unknown as Record<string, T | undefined>)[name]
    : undefined;
}

/**
 * The value of a property of the nearest of our elements that has it set, the host itself first, then what contains it,
 * out through shadow roots.
 */
export function inherited<T>(host: Element, name: string): T | undefined {
  for (const each of outwards(host)) {
    const value = ownValue<T>(each, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Tells every watcher to look again: `lang` changed somewhere, or a widget got other words. */
export function languageChanged(): void {
  for (const watcher of watchers) watcher.languageMayHaveChanged();
}

/** Watches `lang` in every tree from the element outwards, with one observer for the whole page. */
export function watchLanguage(element: Element, watcher: LanguageWatcher): void {
  watchers.add(watcher);
  observer ??= new MutationObserver(languageChanged);
  const roots = new Set([...outwards(element)].map((each) => each.getRootNode()));
  for (const root of roots) observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
}

/** Ends the watch; the last to leave takes the observer along. */
export function unwatchLanguage(watcher: LanguageWatcher): void {
  watchers.delete(watcher);
  if (watchers.size > 0) return;
  observer?.disconnect();
  observer = undefined;
}
