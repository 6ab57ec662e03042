import { hashToken, newToken } from '../../server/src/crypto/token.ts';
import type { TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

const COOKIE = '__Host-sally-session';

/** Another browser with a session like this one's, as a store has it that is older than the limit on sessions. */
export async function copySession({ ports, ben, browser }: TestApp, signedIn: TestBrowser): Promise<TestBrowser> {
  const { store, random } = ports;
  const token = newToken(random);
  const [from, to] = [signedIn.cookies.get(COOKIE) ?? '', token].map(hashToken);
  const session = await store.get(`session:${from}`);
  await store.update(`account-sessions:${ben.id}:${to}`, () => ({ set: 1, return: undefined }));
  await store.update(`session:${to}`, () => ({ set: session, return: undefined }));
  const copy = browser();
  copy.cookies.set(COOKIE, token);
  return copy;
}
