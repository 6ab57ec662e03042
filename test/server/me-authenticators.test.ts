import { expect, it } from 'vitest';
import type { Me } from '@sallyport/protocol';
import { standard, turnOff } from '@sallyport/rules';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };

/** anna has an app, mail and a phone, and is signed in by the app, just now. */
async function annaSignedIn(app: TestApp) {
  await app.giveFactors(app.anna.id, APP, MAIL, PHONE);
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code() });
  return anna;
}

const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;
const tried = (browser: TestBrowser, authenticator: string) => browser.start('try', { authenticator });
/** Makes a new set of backup codes. */
async function newCodes(browser: TestBrowser): Promise<{ codes: string[] }> {
  await browser.start('enrol', { type: 'backup-code' });
  await browser.answer({ kind: 'enrol', type: 'backup-code' });
  const { step } = browser;
  if (step?.kind !== 'backup-codes') throw new Error(`no codes, but ${step?.kind}`);
  await browser.answer({ kind: 'saved' });
  return { codes: step.codes ?? [] };
}
const change = (browser: TestBrowser, id: string, body: unknown) =>
  browser.request('PATCH', `/me/authenticators/${id}`, body);

onEachStore('what a person sees of their authenticators', (makeApp) => {
  it('R-10 each of them, masked, and what may be done with it', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345', 'ABCDE-12346', 'ABCDE-12347']);
    const seen = await me(await annaSignedIn(app));
    const addedAt = '2026-01-15T12:00:00.000Z';
    const actions = { rename: true, useFirst: true, try: true, replace: true, remove: true };
    expect(seen).toMatchObject({ enforced: false, canDisable: true, fresh: true, reauthWithin: 600 });
    expect(seen).toMatchObject({ backupCodesLeft: 3, backupCodesLow: true });
    expect(seen.authenticators).toEqual([
      {
        id: 'app1',
        type: 'totp',
        default: true,
        addedAt,
        usedAt: '2026-01-15T12:00:00.000Z',
        usedFrom: 'Unknown browser',
        actions,
      },
      {
        id: 'mail1',
        type: 'email',
        hint: 'a•••@acme.test',
        default: false,
        addedAt,
        actions: { ...actions, replace: 'already-enrolled' },
      },
      { id: 'phone1', type: 'sms', hint: '+49 ••• ••78', default: false, addedAt, actions },
    ]);
    expect(JSON.stringify(seen)).not.toContain('1511234');
  });

  it('R-10 when and from where each was last used: codes by mail and text message, and links, as well', async () => {
    const app = await makeApp({ policy: { ...ALL, email: { ...standard.email, mode: 'both' } } });
    const anna = await annaSignedIn(app);
    const used = async () => {
      const { authenticators } = await me(anna);
      return authenticators.map(({ usedAt = '', usedFrom }) => [Date.parse(usedAt), usedFrom]);
    };
    const byApp = [app.now(), 'Unknown browser'];
    const never = [Number.NaN, undefined];
    expect(await used()).toEqual([byApp, never, never]);
    app.wait(60);
    const firefox = app.browser({ 'user-agent': FIREFOX });
    await firefox.signIn('anna@acme.test');
    await firefox.answer({ kind: 'choose', authenticator: 'phone1' });
    await firefox.answer({ kind: 'code', code: app.textedCode() });
    const byPhone = [app.now(), 'Firefox on Windows'];
    expect(await used()).toEqual([byApp, never, byPhone]);
    app.wait(60);
    await firefox.signIn('anna@acme.test');
    await firefox.answer({ kind: 'choose', authenticator: 'mail1' });
    await firefox.answer({ kind: 'code', code: app.mailedCode() });
    const byMail = () => [app.now(), 'Firefox on Windows'];
    expect(await used()).toEqual([byApp, byMail(), byPhone]);
    app.wait(60);
    await firefox.signIn('anna@acme.test');
    await firefox.answer({ kind: 'choose', authenticator: 'mail1' });
    await firefox.request('POST', '/link', { token: app.mailedToken() });
    await firefox.answer({ kind: 'link' });
    expect(await used()).toEqual([byApp, byMail(), byPhone]);
  });

  it('R-11 R-46 those too that prove nothing just now, and why', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    await changeAccount(app.ports, app.anna.id, (account) => turnOff(account, 'app1'));
    app.setPolicy({ factors: factors('totp', 'email') });
    expect((await me(anna)).authenticators).toMatchObject([
      { id: 'app1', off: 'failures', default: false },
      { id: 'mail1', default: true },
      { id: 'phone1', off: 'policy', default: false },
    ]);
    expect((await me(anna)).authenticators[1]).not.toHaveProperty('off');
    for (const { id, actions } of (await me(anna)).authenticators) {
      const works = id === 'mail1' ? true : 'not-offered';
      const replace = { app1: true, mail1: 'already-enrolled', phone1: 'not-offered' }[id];
      expect([id, actions]).toEqual([id, { rename: true, useFirst: works, try: works, replace, remove: true }]);
      const answers = [await change(anna, id, { default: true }), await tried(anna, id)];
      expect([id, answers.map(({ status }) => status)]).toEqual([id, works === true ? [204, 201] : [422, 422]]);
    }
  });

  it('how many backup codes are left of how many, and since when', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    expect(await me(anna)).not.toHaveProperty('backupCodesMade'); // from before that was written down
    app.wait(60);
    const { codes } = await newCodes(anna);
    expect(await me(anna)).toMatchObject({
      backupCodesLeft: 10,
      backupCodesMade: { count: 10, at: '2026-01-15T12:01:00.000Z' },
    });
    const later = app.browser();
    await later.signIn('anna@acme.test');
    await later.answer({ kind: 'choose', authenticator: 'backup-code' });
    await later.answer({ kind: 'code', code: codes[0] ?? '' });
    expect(await me(later)).toMatchObject({ backupCodesLeft: 9, backupCodesMade: { count: 10 } });
    expect((await later.request('DELETE', '/me/mfa')).status).toBe(204);
    expect(await me(later)).not.toHaveProperty('backupCodesMade');
  });

  it('when the password was chosen', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    expect((await me(anna)).password).toEqual({ change: true });
    app.wait(60);
    await anna.changePassword('quite another password', { code: app.code });
    expect((await me(anna)).password).toEqual({ change: true, changedAt: '2026-01-15T12:01:00.000Z' });
  });

  it.each([
    ['replace', 'already-enrolled', true, true],
    ['refuse', 'already-enrolled', 'already-enrolled', 'already-enrolled'],
  ] as const)('R-14 R-11 what can be set up, and why not the rest: %s', async (reEnrol, email, sms, totp) => {
    const app = await makeApp({ policy: { ...ALL, selfService: { disable: 'always', reEnrol } } });
    expect((await me(await annaSignedIn(app))).offers).toEqual([
      { type: 'email', offered: email },
      { type: 'sms', offered: sms },
      { type: 'totp', offered: totp },
      { type: 'backup-code', offered: true },
      { type: 'passkey', offered: 'not-offered', several: true },
    ]);
  });

  it('R-09 no backup codes without another factor', async () => {
    const app = await makeApp({ policy: ALL });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const seen = await me(ben);
    expect(seen).toMatchObject({ authenticators: [], backupCodesLow: false, canDisable: true, fresh: true });
    expect(seen.offers).toContainEqual({ type: 'backup-code', offered: 'not-offered' });
    expect(seen.offers).toContainEqual({ type: 'totp', offered: true });
  });

  it('R-66 R-67 why what is set up has to stay', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const verdicts = async () => {
      const { canDisable, authenticators, enforced } = await me(anna);
      return [enforced, canDisable, ...authenticators.map(({ actions }) => actions.remove)];
    };
    app.setPolicy(ENFORCED);
    expect(await verdicts()).toEqual([true, 'enforced', true, true, true]);
    await app.giveFactors(app.anna.id, APP);
    expect(await verdicts()).toEqual([true, 'enforced', 'enforced']);
    app.setPolicy({ enforcement: { group: 'all', from: '2027-01-01T00:00:00Z' } });
    expect(await me(anna)).toMatchObject({
      enforced: false,
      enforcedFrom: '2027-01-01T00:00:00.000Z',
      canDisable: true,
    });
    app.setPolicy({ enforcement: 'off', selfService: { disable: 'never', reEnrol: 'replace' } });
    expect(await verdicts()).toEqual([false, 'owner-only', 'owner-only']);
  });

  it('R-07 whether a change asks for a new proof first', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    app.wait(599);
    expect((await me(anna)).fresh).toBe(true);
    app.wait(1);
    expect((await me(anna)).fresh).toBe(false);
    await anna.signIn('anna@acme.test'); // by a trusted device
    expect((await me(anna)).fresh).toBe(false);
  });
});

onEachStore('changing an authenticator', (makeApp) => {
  it('R-07 calls it something, with no new proof: nothing is turned on, off or over', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(3600);
    expect((await change(anna, 'phone1', { name: ' Work ' })).status).toBe(204);
    const names = (await me(anna)).authenticators.map(({ name }) => name);
    expect(names).toEqual([undefined, undefined, 'Work']);
    expect(app.outbox).toEqual([]);
  });

  it('R-10 R-07 makes it what a sign-in asks for first, with no new proof: it could be chosen before', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(3600);
    expect((await change(anna, 'mail1', { default: true })).status).toBe(204);
    expect((await me(anna)).authenticators.map((each) => each.default)).toEqual([false, true, false]);
    expect((await app.browser().signIn('anna@acme.test')).step).toMatchObject({ authenticator: { id: 'mail1' } });
  });

  it('R-11 R-46 asks for nothing first that proves nothing just now; it may have a name', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    await changeAccount(app.ports, app.anna.id, (account) => turnOff(account, 'mail1'));
    app.setPolicy({ factors: factors('totp', 'email') });
    for (const id of ['mail1', 'phone1']) {
      const refused = await change(anna, id, { default: true, name: 'Not this' });
      expect([refused.status, await refused.json()]).toEqual([422, expect.objectContaining({ code: 'not-offered' })]);
      expect((await change(anna, id, { name: id })).status).toBe(204);
    }
    const names = (await me(anna)).authenticators.map(({ name }) => name);
    expect(names).toEqual([undefined, 'mail1', 'phone1']);
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['name', { name: 'a\0b' }],
    ['name', { name: '\ud800' }],
    ['name', { name: null }],
    ['name', { name: ['x'] }],
    ['default', { default: false }],
    ['sealedSecret', { name: 'x', sealedSecret: 'mine' }],
    ['body', {}],
    ['body', null],
  ])('A-26 A-15 refuses what is no %s: %j', async (field, body) => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const response = await change(anna, 'app1', body);
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'bad-request', field }),
    ]);
    expect((await me(anna)).authenticators[0]).not.toHaveProperty('name');
  });
});
