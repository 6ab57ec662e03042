import type { SessionView } from '@sallyport/protocol';
import { drawBar } from './bar/bar.ts';
import { methodWords } from './method-words.ts';
import { byId, fill } from './page.ts';

interface DemoFacts {
  password: string;
  accounts: { email: string; about: string }[];
  code: string;
  codeEndsIn: number;
  backupCodes: string[];
}

const SESSION = '/auth/session';
/** After these nobody is signed in: a new page has a new login, with nothing of the last one in it. */
const LEAVING = ['sign-out', 'end-all-sessions'];

/** Shows who is signed in, or the login. */
async function showSession({ focus = false } = {}): Promise<void> {
  const response = await fetch(SESSION);
  const session = response.status === 200 ? ((await response.json()) as SessionView) : undefined;
  for (const part of document.querySelectorAll<HTMLElement>('[data-for]'))
    part.hidden = (part.dataset['for'] === 'signed-in') !== (session !== undefined);
  if (!session) return;
  for (const template of document.querySelectorAll<HTMLTemplateElement>('[data-widgets] > template'))
    template.replaceWith(template.content);
  const { account, aal, amr, authTime, expiresAt } = session;
  const shown: Record<string, string> = {
    email: account.email,
    role: `${account.tenant}, ${account.role}${account.owner ? ', owner' : ''}`,
    aal: aal === 2 ? 'Two factors (AAL 2)' : 'One factor (AAL 1)',
    amr: methodWords(amr),
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
  byId('demo-password').textContent = password;
  fill('people', accounts, ({ email, about }) => [strong(email), ` ${about}`]);
  byId('code').textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  fill('demo-backup-codes', backupCodes, (unused) => [unused]);
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

/** What the gate guards comes from a backend that guards it itself, by a token for this page that is asked for anew. */
async function showPayouts(gate: HTMLElementTagNameMap['sally-gate']): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await gate.stepUp(async () => {
    const made = await fetch('/auth/session/token', { method: 'POST', headers, body: '{}' });
    const { token } = (await made.json()) as { token: string };
    return fetch('/payouts.json', { headers: { authorization: `Bearer ${token}` } });
  });
  const payouts = answer.ok ? ((await answer.json()) as string[]) : ['They couldn’t be loaded.'];
  fill('payout-list', payouts, (payout) => [payout]);
}

async function signOut(): Promise<void> {
  const response = await fetch(SESSION, { method: 'DELETE', headers: { 'content-type': 'application/json' } });
  byId('sign-out-failed').textContent = response.ok ? '' : 'We couldn’t sign you out. Try again.';
  if (response.ok) location.reload();
}

document.addEventListener('sally-success', () => void showSession({ focus: true }));
document.addEventListener('sally-change', (event) => {
  if (LEAVING.includes((event as CustomEvent<{ action: string }>).detail.action)) location.reload();
});
document.addEventListener('sally-open', ({ target }) => {
  void showPayouts(target as HTMLElementTagNameMap['sally-gate']).catch(() => {}); // given up: the list stays empty
});
byId('sign-out').addEventListener('click', () => void signOut());
drawBar('');
void showSession();
void showDemo();
