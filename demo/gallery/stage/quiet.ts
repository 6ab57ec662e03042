/**
 * Keeps the document of a state to itself: it shares this tab with the page around it, and with a real sign-in perhaps.
 */
export function beQuiet(): void {
  // nothing is kept of a flow, and no text message or passkey is waited for
  Object.defineProperty(window, 'sessionStorage', { value: undefined });
  Reflect.deleteProperty(window, 'OTPCredential');
  Object.defineProperty(window, 'BroadcastChannel', { value: Silence });
  onlyWithFocus(HTMLElement.prototype, 'focus');
  onlyWithFocus(HTMLInputElement.prototype, 'select'); // takes the focus in Chromium
  // the state stays what it is, whatever is pressed
  addEventListener('sally-answer', (event) => event.stopImmediatePropagation(), { capture: true });
  addEventListener('sally-before-redirect', (event) => event.preventDefault(), { capture: true });
}

/** A channel to other tabs that nobody is on. */
class Silence extends EventTarget {
  postMessage(): void {}
  close(): void {}
}

/** The focus stays in the page around until a person comes into the frame. */
function onlyWithFocus<Name extends string>(prototype: Record<Name, () => void>, name: Name): void {
  const does = prototype[name];
  prototype[name] = function (...args) {
    if (document.hasFocus()) does.apply(this, args);
  };
}
