import type { AuthenticatorView, Me, ProblemDetails } from '@sallyport/protocol';
import { byId, fill } from './page.ts';

const ME = '/auth/me';
const NAMES = {
  email: 'Codes by email',
  sms: 'Codes by text message',
  totp: 'Authenticator app',
  'backup-code': 'Backup codes',
  passkey: 'Passkey',
} as const satisfies Record<AuthenticatorView['type'], string>;

/** Shows what the person has set up; nothing before they are signed in. */
async function showWays(): Promise<void> {
  const response = await fetch(ME);
  byId('ways').hidden = !response.ok;
  if (!response.ok) return;
  const { authenticators, backupCodesLeft } = (await response.json()) as Me;
  byId('no-ways').hidden = authenticators.length > 0;
  byId('new-codes').hidden = authenticators.length === 0;
  byId('codes-left').textContent = authenticators.length > 0 ? `Backup codes left: ${backupCodesLeft}` : '';
  fill('authenticators', authenticators, (way) => [
    label(way),
    button('Try it', () => open({ purpose: 'try', authenticator: way.id })),
    button('Remove', () => void remove(way.id)),
  ]);
}

/** Removes a factor; where the proof is too old, the person proves themselves first, and then it goes on. */
async function remove(id: string): Promise<void> {
  const response = await fetch(`${ME}/authenticators/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
  });
  const problem = response.ok ? undefined : ((await response.json()) as ProblemDetails).code;
  byId('way-failed').textContent =
    problem && problem !== 'reauthentication-required' ? 'This second step can’t be removed.' : '';
  if (problem === 'reauthentication-required') open({ purpose: 'reauthenticate' }, () => remove(id));
  else await showWays();
}

/** Puts a flow into the dialog, and takes it away when it is over. */
function open(attributes: Record<string, string>, then?: () => Promise<void>): void {
  const dialog = byId('flow') as HTMLDialogElement;
  const flow = document.createElement('sally-flow');
  for (const [name, value] of Object.entries({ server: '/auth', ...attributes })) flow.setAttribute(name, value);
  const close = () => {
    dialog.close();
    void showWays();
  };
  flow.addEventListener('sally-success', () => {
    if (!then) return;
    close();
    void then();
  });
  flow.addEventListener('sally-continue', close);
  flow.addEventListener('sally-cancel', close);
  dialog.replaceChildren(flow);
  dialog.showModal();
}

function label({ type, name, hint, default: first }: AuthenticatorView): HTMLElement {
  const element = document.createElement('span');
  element.textContent = [name ?? NAMES[type], hint, first ? 'Default' : ''].filter(Boolean).join(' · ');
  return element;
}

function button(text: string, act: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}

byId('add-way').addEventListener('click', () => open({ purpose: 'enrol' }));
byId('new-codes').addEventListener('click', () => open({ purpose: 'enrol', type: 'backup-code' }));
byId('flow').addEventListener('close', () => byId('flow').replaceChildren()); // Escape leaves it too
document.addEventListener('sally-success', () => void showWays());
void showWays();
