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

/**
 * An address of the page's own site. Its beginning tells, as origins don't: that of a frame of `srcdoc` is "null", as
 * that of `javascript:` is, and that of a `blob:` is the page's (WHATWG URL, "origin").
 */
export function ownAddress(address: string): URL | undefined {
  const url = parseUrl(address);
  return url?.href.startsWith(`${location.origin}/`) ? url : undefined;
}
