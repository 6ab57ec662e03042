import type { SessionView } from '@sallyport/protocol';
import { byId } from '../page.ts';
import { methodWords } from './method-words.ts';

const SESSION = '/auth/session';

/** After these nobody is signed in: a new page has a new login, with nothing of the last one in it. */
export const LEAVING = ['sign-out', 'end-all-sessions'];

/** Shows who is signed in, or the login. */
export async function showSession({ focus = false } = {}): Promise<SessionView | undefined> {
  const response = await fetch(SESSION);
  const session = response.status === 200 ? ((await response.json()) as SessionView) : undefined;
  for (const part of document.querySelectorAll<HTMLElement>('[data-for]'))
    part.hidden = (part.dataset['for'] === 'signed-in') !== (session !== undefined);
  if (!session) return undefined;
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
  return session;
}

/** Ends the session. Resolves with whether it did. */
export async function endSession(): Promise<boolean> {
  const response = await fetch(SESSION, { method: 'DELETE', headers: { 'content-type': 'application/json' } });
  byId('sign-out-failed').textContent = response.ok ? '' : 'We couldn’t sign you out. Try again.';
  return response.ok;
}
