import type { SallyGate, SallyLogin } from '@sallyport/elements';

/** What is wrong is an error of its type; nothing here is ever run. */
export function wrong(login: SallyLogin, gate: SallyGate): void {
  // @ts-expect-error a level is a number
  login.headingLevel = 'three';
  // @ts-expect-error a client is one of ours
  login.client = {};
  // @ts-expect-error such a reason there is none
  login.addEventListener('sally-error', ({ detail }) => detail.reason === 'rain');
  // @ts-expect-error a gate asks for one of two levels
  gate.aal = 'high';
}
