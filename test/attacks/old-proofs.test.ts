import type { Flow, Session } from '@sallyport/rules';
import { expect, it } from 'vitest';
import { hashToken } from '../../server/src/crypto/token.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

type Kept = Partial<Pick<Flow & Session, 'amr' | 'channels' | 'secondFactor'>>;

/** Makes a record what a version before channels were written down would have kept. */
async function beforeChannels({ ports }: TestApp, key: string, amr?: string[]): Promise<void> {
  await ports.store.update<Kept, void>(key, (current = {}) => {
    const { channels: _, secondFactor: __, ...old } = current;
    return { set: { ...old, ...(amr ? { amr } : {}) }, return: undefined };
  });
}

const sessionOf = async (browser: TestBrowser) =>
  `session:${hashToken(browser.cookies.get('__Host-sally-session') ?? '')}`;

onEachStore('A-39 what was under way when channels came to be written down', (makeApp) => {
  it('A-34 is a recovery that has proved its mailbox, and proves nothing more by it', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL, APP);
    const thief = app.browser();
    await thief.recover('anna@acme.test');
    await thief.answer({ kind: 'code', code: app.mailedCode() });
    await beforeChannels(app, `flow:${hashToken(thief.step?.flow ?? '')}`);
    expect((await thief.reload()).step).toMatchObject({ kind: 'code', authenticator: { id: 'app1' }, others: [] });
    expect((await thief.answer({ kind: 'choose', authenticator: 'mail1' })).status).toBe(422);
  });

  it('is a session that two codes out of one mailbox have made: level 1, and no `mfa`', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.mailedCode() });
    await beforeChannels(app, await sessionOf(anna), ['otp', 'email', 'mfa']);
    expect(await anna.session()).toMatchObject({ aal: 1, amr: ['otp', 'email'] });
    app.wait(60);
    expect((await anna.start('reauthenticate')).step.kind).toBe('credentials');
  });

  it.each([
    [['pwd', 'otp', 'mfa'], 2],
    [['pwd', 'otp', 'email', 'mfa'], 2],
    [['pop', 'user', 'mfa'], 1], // whether its holder was verified isn't said
    [['sso', 'mfa'], 2], // what a provider said is its own to say
    [['pwd'], 1],
  ])('is a session that says no more than its methods show: %j', async (amr, aal) => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    await beforeChannels(app, await sessionOf(anna), amr);
    const session = await anna.session();
    expect([session?.aal, session?.amr.includes('mfa')]).toEqual([aal, aal === 2]);
  });

  it('is a session that comes to level 2 by what is proved in it now', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    await beforeChannels(app, await sessionOf(anna), ['pwd']);
    app.wait(60);
    await anna.start('reauthenticate');
    await anna.answer({ kind: 'code', code: app.code() });
    expect(await anna.session()).toMatchObject({ aal: 2, amr: ['pwd', 'otp', 'mfa'] });
  });
});
