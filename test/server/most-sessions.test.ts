import { expect, it } from 'vitest';
import type { Me } from '@sallyport/protocol';
import { copySession } from '../support/copy-session.ts';
import { PASSWORD } from '../support/people.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, inTurn } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const MOST = 50;

const listed = async (browser: TestBrowser) => ((await (await browser.request('GET', '/me')).json()) as Me).sessions;
const isOut = async (browser: TestBrowser) => (await browser.session()) === undefined;

/** Ben, in another browser, a second later. */
async function begin(app: TestApp): Promise<TestBrowser> {
  app.wait(1);
  const browser = app.browser();
  await browser.signIn('ben@acme.test');
  return browser;
}

onEachStore('R-88 an account has fifty sessions at most', (makeApp) => {
  it('and a new one ends that which was idle for longest', async () => {
    const app = await makeApp({ policy: { session: { lifetime: 86_400, idle: 3600 } } });
    const browsers = await inTurn(MOST, () => begin(app));
    app.wait(600);
    await browsers[0]?.session(); // it is in use
    const last = await begin(app);
    expect(await listed(last)).toHaveLength(MOST);
    expect(await isOut(last)).toBe(false);
    expect(await Promise.all(browsers.map(isOut))).toEqual(browsers.map((_, nth) => nth === 1));
    expect((await app.ports.store.list(`account-sessions:${app.ben.id}`)).keys).toHaveLength(MOST);
  });

  it('of those that stand: none is ended for one that has ended, nor for one that is replaced', async () => {
    const app = await makeApp();
    const browsers = await inTurn(MOST, () => begin(app));
    app.wait(1);
    await browsers[7]?.signIn('ben@acme.test');
    await browsers[8]?.start('reauthenticate');
    await browsers[8]?.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(browsers[8]?.step?.kind).toBe('done');
    expect(await Promise.all(browsers.map(isOut))).toEqual(browsers.map(() => false));
    await browsers[0]?.signOut();
    await begin(app);
    expect(await Promise.all(browsers.map(isOut))).toEqual(browsers.map((_, nth) => nth === 0));
  });

  it('of seventy that begin at once, and of 120 of an older store', { timeout: 60_000 }, async () => {
    const app = await makeApp();
    const ben = await begin(app);
    await inParallel(70, () => copySession(app, ben));
    const replies = await inParallel(9, () => app.browser().signIn('ben@acme.test'));
    expect(replies.filter(({ step }) => step.kind === 'done')).toHaveLength(9);
    const last = await begin(app);
    expect((await listed(last)).length).toBe(MOST);
    await inParallel(120, () => copySession(app, last));
    expect((await listed(await begin(app))).length).toBe(MOST);
  });
});
