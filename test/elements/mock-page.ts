/** The script of a page under a strict policy: it has the mock, signs its member in, and says how that went. */
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
);
const { startMock } = await import('@sallyport/mock');
await import('@sallyport/mock/auto');
await import('@sallyport/elements/define');
const { signIn } = await import('./mock-sign-in.ts');
const signedIn = await signIn(document.querySelector('sally-login')!, startMock());
parent.postMessage({ signedIn, violations });
export {};
