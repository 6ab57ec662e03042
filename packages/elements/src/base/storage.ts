/**
 * This tab's storage, `undefined` where the browser denies it: reading `sessionStorage` itself throws in an opaque
 * origin and with storage blocked.
 */
export function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
