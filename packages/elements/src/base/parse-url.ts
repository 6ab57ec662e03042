/**
 * Reads an address as the page means it. `URL.parse` does the same, and is younger than the oldest browsers that are to
 * sign people in.
 */
export function parseUrl(address: string): URL | undefined {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return undefined;
  }
}
