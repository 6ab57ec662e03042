import { everything, find, settle, textOf } from './support.ts';

/** A button of a panel, by what it is called. */
export function buttonOf(panel: Element, words: string): HTMLButtonElement {
  const all = [...panel.shadowRoot!.querySelectorAll('button')];
  const found = all.find((it) => (it.ariaLabel ?? it.textContent?.trim()) === words);
  if (!found) throw new Error(`no button “${words}”: ${textOf(panel)}`);
  return found;
}

/** What the rows of a panel are about. */
export const rowTitles = (panel: Element): (string | null)[] =>
  [...panel.shadowRoot!.querySelectorAll('.name > span:first-child')].map((it) => it.textContent);

/** What a panel says has become of the last change. */
export const statusOf = (panel: Element): string | undefined =>
  find(panel.shadowRoot!, '.result[role=status]').textContent?.trim();

/** Stands in for a browser that tells the keepers of passkeys, until the file is over; collects what they are told. */
export function hearKeepers(): unknown[] {
  const told: unknown[] = [];
  const tell = async (what: unknown) => void told.push(what);
  const own = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
  const signals = { signalAllAcceptedCredentials: tell, signalCurrentUserDetails: tell };
  Object.defineProperty(window, 'PublicKeyCredential', { configurable: true, value: signals });
  after(() => own && Object.defineProperty(window, 'PublicKeyCredential', own));
  return told;
}

/** Does what was asked about. */
export const confirm = (panel: Element): void => find<HTMLButtonElement>(panel.shadowRoot!, '.button.danger').click();

/** A refusal of the backend. */
export const problem = (code: string, status: number, more: object = {}): Response =>
  Response.json({ type: 'about:blank', title: code, status, code, ...more }, { status });

/** For how many turns a panel is waited for: one whose answer never comes stays busy. */
const MOST_TURNS = 20;

const isBusy = (element: Element): boolean =>
  element.getAttribute('aria-busy') === 'true' ||
  (element as { actions?: { busy?: unknown } }).actions?.busy !== undefined;

/** Waits until no panel on the page loads anything or changes anything, however slow the browser is. */
export async function settlePanels(): Promise<void> {
  await settle();
  for (let turn = 0; turn < MOST_TURNS && everything(document.body).some(isBusy); turn++) await settle();
  await settle();
}
