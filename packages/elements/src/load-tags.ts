import { loadWords } from './base/load-words.ts';
import { define } from './base/define.ts';

/** Loads the elements that are on the page now, and those that come later. */
export function loadTags(): void {
  loadUndefined(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) loadUndefined(node);
  }).observe(document, { childList: true, subtree: true });
}

function loadUndefined(root: Document | Element): void {
  const inside = root.querySelectorAll(':not(:defined)');
  for (const element of root instanceof Element ? [root, ...inside] : inside) void load(element);
}

/** Where it can't be loaded, the page's own content stays in its place, and the console says why. */
async function load(element: Element): Promise<void> {
  const tag = element.localName;
  if (!tag.startsWith('sally-') || customElements.get(tag)) return;
  try {
    const { loadTag } = await import('./tags.ts');
    const loaded = await loadTag(tag);
    if (!loaded) return;
    await loadWords(loaded, element);
    define(loaded);
  } catch (error) {
    console.warn(`sally: no <${tag}>.`, error);
  }
}
