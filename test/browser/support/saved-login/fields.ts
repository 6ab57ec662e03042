/** A browser with a saved login, of whatever engine, and the page that is open in it. */
export interface LoginKeeper {
  /** Opens a page, in the tab that is seen. */
  open(url: string): Promise<void>;
  /** Runs a function in the page. */
  run<T>(inPage: () => T): Promise<T>;
  /** Clicks where nothing is to be clicked. */
  click(): Promise<void>;
  close(): Promise<void>;
}

/** Runs in a page: whether the browser has filled in the fields that can be changed, and what can be read of them. */
export function readFields(): { filled: boolean; username: string; password: string } {
  const below = (root: ParentNode): HTMLInputElement[] =>
    [...root.querySelectorAll('*')].flatMap((it) => [
      ...(it instanceof HTMLInputElement ? [it] : []),
      ...(it.shadowRoot ? below(it.shadowRoot) : []),
    ]);
  const inputs = below(document).filter(({ name }) => name === 'username' || name === 'password');
  const valueOf = (name: string) => inputs.find((it) => it.name === name)?.value ?? '';
  const empty = inputs.filter((it) => !it.readOnly && !it.matches(':autofill'));
  return {
    filled: inputs.length > 0 && empty.length === 0,
    username: valueOf('username'),
    password: valueOf('password'),
  };
}

/** Runs in a page: presses the button of the form. */
export function submitForm(): void {
  const below = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((it) => [
      ...(it.matches('form sally-button button') ? [it] : []),
      ...(it.shadowRoot ? below(it.shadowRoot) : []),
    ]);
  below(document)[0]?.click();
}
