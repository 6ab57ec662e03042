import type { SessionView } from '@sallyport/protocol';
import { drawBar } from './bar/bar.ts';
import { byId, fill } from './page.ts';

interface DemoFacts {
  password: string;
  accounts: { email: string; about: string }[];
  code: string;
  codeEndsIn: number;
  backupCodes: string[];
}

const SESSION = '/auth/session';

/** Shows who is signed in, or the login. */
async function showSession({ focus = false } = {}): Promise<void> {
  const response = await fetch(SESSION);
  const session = response.status === 200 ? ((await response.json()) as SessionView) : undefined;
  byId('signed-out').hidden = session !== undefined;
  byId('signed-in').hidden = session === undefined;
  byId('settings').hidden = session === undefined;
  if (!session) return;
  if (!byId('settings').hasChildNodes()) byId('settings').append(document.createElement('sally-settings'));
  const { account, aal, amr, authTime, expiresAt } = session;
  const shown: Record<string, string> = {
    email: account.email,
    role: `${account.tenant}, ${account.role}${account.owner ? ', owner' : ''}`,
    aal: String(aal),
    amr: amr.join(', '),
    authTime: new Date(authTime).toLocaleString(),
    expiresAt: new Date(expiresAt).toLocaleString(),
  };
  for (const term of document.querySelectorAll<HTMLElement>('[data-session]')) {
    term.textContent = shown[term.dataset['session'] ?? ''] ?? '';
  }
  if (focus) byId('welcome').focus();
}

/** Shows the demo accounts, and the member's code as it changes. Outside demo mode there is nothing to show. */
async function showDemo(): Promise<void> {
  const response = await fetch('/demo.json');
  if (!response.ok) return;
  const { password, accounts, code, codeEndsIn, backupCodes } = (await response.json()) as DemoFacts;
  byId('accounts').hidden = false;
  byId('password').textContent = password;
  fill('people', accounts, ({ email, about }) => [strong(email), ` ${about}`]);
  byId('code').textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  fill('backup-codes', backupCodes, (unused) => [unused]);
  countDown(codeEndsIn);
}

function countDown(seconds: number): void {
  byId('code-ends').textContent = `new one in ${seconds} s`;
  if (seconds <= 0) void showDemo();
  else setTimeout(() => countDown(seconds - 1), 1000);
}

function strong(text: string): HTMLElement {
  const element = document.createElement('strong');
  element.textContent = text;
  return element;
}

async function signOut(): Promise<void> {
  const response = await fetch(SESSION, { method: 'DELETE', headers: { 'content-type': 'application/json' } });
  byId('sign-out-failed').textContent = response.ok ? '' : 'We couldn’t sign you out. Try again.';
  if (response.ok) location.reload(); // a new page has a new login, with nothing of the last one in it
}

document.addEventListener('sally-success', () => void showSession({ focus: true }));
byId('settings').addEventListener('sally-change', ({ detail }) => {
  if (detail.action === 'end-all-sessions') location.reload();
});
byId('sign-out').addEventListener('click', () => void signOut());
drawBar('');
void showSession();
void showDemo();
