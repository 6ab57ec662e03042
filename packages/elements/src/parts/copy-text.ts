/** Copies a text. @returns Whether the browser let it be copied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Selects what an element shows, so that it can be copied by hand. */
export function selectText(element: Element): void {
  getSelection()?.selectAllChildren(element);
}
