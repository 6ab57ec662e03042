import { expect, it } from 'vitest';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const TYPED = 'Ångström naïve café 2026';
const [COMPOSED, DECOMPOSED] = [TYPED.normalize('NFC'), TYPED.normalize('NFD')];
const EMAIL = 'dora@acme.test';

const change = async (browser: TestBrowser, password: string, current?: string) =>
  (await browser.changePassword(password, current === undefined ? {} : { current })).status;

/** Passwords are hashed as they are in use. */
async function withDora(app: TestApp, password: string) {
  app.ports.hasher = argon2Hasher();
  await app.addAccount({ email: EMAIL, password });
  return app.browser();
}

onEachStore('a password in another spelling', (makeApp) => {
  it.each([
    ['composed', COMPOSED, DECOMPOSED],
    ['decomposed', DECOMPOSED, COMPOSED],
  ])('that was chosen %s is right however it is typed', async (_how, chosen, other) => {
    expect(chosen).not.toBe(other);
    const dora = await withDora(await makeApp(), chosen);
    for (const typed of [other, chosen]) expect((await dora.signIn(EMAIL, typed)).step.kind).toBe('done');
    expect(await change(dora, `${chosen} new`, other)).toBe(200);
    for (const typed of [other, chosen]) {
      expect((await dora.signIn(EMAIL, `${typed} new`)).step.kind).toBe('done');
      expect((await dora.signIn(EMAIL, typed)).status).toBe(422);
    }
  });

  it('is another where it looks different', async () => {
    const dora = await withDora(await makeApp(), 'ﬁve hundred miles');
    expect((await dora.signIn(EMAIL, 'five hundred miles')).status).toBe(422);
    expect((await dora.signIn(EMAIL, 'ﬁve hundred miles')).step.kind).toBe('done');
  });
});

onEachStore('the length of a password', (makeApp) => {
  it.each([
    [14, 'é', 'NFD', 400],
    [15, 'é', 'NFD', 200],
    [256, 'ᾂ', 'NFD', 200],
    [257, 'ᾂ', 'NFD', 400],
    [256, 'a', 'NFC', 200],
    [257, 'a', 'NFC', 400],
    [256, '🔑', 'NFC', 200],
    [257, '🔑', 'NFC', 400],
  ] as const)('is counted in code points of its one spelling: %d %s in %s', async (times, letter, form, status) => {
    const password = `q7${letter.repeat(times - 2)}`.normalize(form); // one letter over and over is no password
    const ben = (await makeApp()).browser();
    await ben.signIn('ben@acme.test');
    expect(await change(ben, password)).toBe(status);
    if (status === 200) expect((await ben.signIn('ben@acme.test', password)).step.kind).toBe('done');
  });
});
