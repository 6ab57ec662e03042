import type { Step } from '@sallyport/protocol';

/** Where an element of a sign-in keeps which flow this tab has open. */
const KEPT = 'sally-flow';

/** Lets the sign-ins of the page go on with a flow, as they do after a reload: those there are, and those to come. */
export function showFlow({ flow }: Step): void {
  if (!globalThis.document) return;
  try {
    sessionStorage.setItem(KEPT, flow);
  } catch {
    return; // the browser keeps nothing for this page: its elements look for no flow either
  }
  for (const login of document.querySelectorAll('sally-login'))
    login.parentNode?.insertBefore(login, login.nextSibling);
}
