import type { AccountPage, PolicyDocument, PolicyPreview, PolicyView } from '@sallyport/protocol';
import { sendReminders } from '@sallyport/server';
import { expect, it, vi } from 'vitest';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { findAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { writeProfile } from '../../server/src/tenants/profile-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { addPasskey } from '../support/passkeys.ts';
import { limits } from '../support/policies.ts';
import { A, restart } from '../support/restart.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const PATIENCE = { timeout: 10_000 };
const BOTH = ['eve@sallyport.test', 'sam@sallyport.test'];
const PLATFORM = '/admin/policies/platform';

/** A second system admin, with a passkey, and the first one, with an app. */
async function admins(app: TestApp) {
  const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
  const eve = await app.addAccount({ email: 'eve@sallyport.test', tenant: 'platform', role: 'system-admin' });
  const browser = app.browser();
  await browser.signIn(eve.email);
  const device = await addPasskey(app, browser);
  return { sam, olga, eve, device };
}

const naming = (...ids: string[]): PolicyDocument => ({
  enforcement: { group: 'all', breakGlass: ids },
  factors: { 'system-admin': ['totp'], 'tenant-admin': ['totp'], member: ['totp'] },
  onPolicyChange: 'keep',
});

async function save(browser: TestBrowser, document: PolicyDocument, path = PLATFORM) {
  const version = (await browser.request('GET', path)).headers.get('etag') ?? '';
  const response = await browser.request('PUT', path, document, { 'if-match': version });
  const { refusals } = (await response.json()) as Partial<PolicyPreview>;
  return { status: response.status, refusals };
}

const REFUSED = { status: 422, refusals: [{ field: 'enforcement', reason: 'no-passkey' }] };

onEachStore('R-75 an account that enforcement leaves alone', (makeApp) => {
  it('is a system admin’s with a passkey, or it can’t be saved', async () => {
    const app = await makeApp();
    const { sam, eve } = await admins(app);
    const samId = (await findAccount(app.ports, 'sam@sallyport.test'))!.id;
    for (const ids of [[samId], [eve.id, samId], [app.ben.id], ['nobody-at-all']])
      expect(await save(sam, naming(...ids))).toEqual(REFUSED);
    const preview = await sam.request('POST', `${PLATFORM}/preview`, naming(samId));
    expect(((await preview.json()) as PolicyPreview).refusals).toEqual(REFUSED.refusals);
    expect((await sam.request('PUT', PLATFORM, naming('a', 'b', 'c'), { 'if-match': '"none"' })).status).toBe(400);
    expect(await save(sam, naming(eve.id))).toMatchObject({ status: 200 });
  });

  it('comes in by its passkey, though policy has it no more; all system admins are told', async () => {
    const app = await makeApp();
    const { sam, eve, device } = await admins(app);
    expect(await save(sam, naming(eve.id))).toMatchObject({ status: 200 });
    app.outbox.length = 0;
    const browser = app.browser();
    expect((await browser.signIn('eve@sallyport.test')).step.kind).toBe('passkey');
    expect(app.outbox).toEqual([]);
    expect((await browser.usePasskey(device)).step.kind).toBe('done');
    expect(await browser.session()).not.toHaveProperty('mustEnrol');
    expect((await browser.request('GET', PLATFORM)).status).toBe(200);
    await vi.waitFor(() => expect(app.outbox.map(({ to }) => to).toSorted()).toEqual(BOTH), PATIENCE);
    expect(app.outbox[0]).toMatchObject({ subject: 'The emergency account was used at auth.acme.test' });
    expect(app.outbox[0]?.text).toContain('Someone signed in with eve@sallyport.test');
    const { events } = await listEvents(app.ports, { tenant: 'platform', kinds: ['break-glass-used'], limit: 10 });
    expect(events).toMatchObject([{ account: eve.id, actor: eve.id }]);
    const other = app.browser();
    expect((await other.signIn('olga@acme.test')).step).toMatchObject({ reason: 'enforced' });
  });

  it('R-41 is kept out by no lock, whoever has its password, and its passkey is never turned off', async () => {
    const app = await makeApp();
    const { sam, eve, device } = await admins(app);
    const attempts = limits({ lockAfter: 2, lockFor: 'until-admin', disclose: 'never' });
    expect(await save(sam, { ...naming(eve.id), attempts })).toMatchObject({ status: 200 });
    const stranger = app.browser();
    await stranger.signIn('eve@sallyport.test');
    app.outbox.length = 0;
    for (let times = 0; times < 101; times++)
      expect((await stranger.usePasskey(device, { challenge: 'AAAA' })).step).toMatchObject({ kind: 'passkey' });
    expect((await readAccount(app.ports, eve.id))?.authenticators.some(({ off }) => off)).toBe(false);
    expect(app.outbox.map(({ to, subject }) => [to, subject])).toEqual([
      ['eve@sallyport.test', 'Too many wrong codes at auth.acme.test'],
    ]);
    const browser = app.browser();
    expect((await browser.signIn('eve@sallyport.test')).step.kind).toBe('passkey');
    expect((await browser.usePasskey(device)).step.kind).toBe('done');
  });

  it('is told each time; where mails fail the sign-in stands, and is told an hour later, once', async () => {
    const app = await makeApp();
    const { sam, eve, device } = await admins(app);
    expect(await save(sam, naming(eve.id))).toMatchObject({ status: 200 });
    app.outbox.length = 0;
    const { send } = app.ports.mail;
    const told = async () => {
      const { keys } = await app.ports.store.list('break-glass:news');
      return (await app.ports.store.getMany<{ told: string[] }[]>(keys)).map((news) => news?.told.length);
    };
    app.ports.mail = {
      send: async (message) => {
        if (message.to === 'sam@sallyport.test') throw new Error('no mailbox');
        await send(message);
      },
    };
    for (const times of [1, 2]) {
      const browser = app.browser();
      await browser.signIn('eve@sallyport.test');
      expect((await browser.usePasskey(device)).step.kind).toBe('done');
      const { events } = await listEvents(app.ports, { tenant: 'platform', kinds: ['break-glass-used'], limit: 10 });
      expect(events).toHaveLength(times);
      await vi.waitFor(async () => expect(await told()).toEqual(Array(times).fill(1)), PATIENCE);
    }
    app.ports.mail = { send };
    await sendReminders(app.ports); // an hour hasn't passed
    expect(app.outbox.map(({ to }) => to)).toEqual(Array(2).fill('eve@sallyport.test'));
    app.outbox.length = 0;
    app.wait(60 * 60);
    const other = await restart(app, A);
    await Promise.all([sendReminders(app.ports), sendReminders(other.ports)]);
    await sendReminders(app.ports);
    expect(app.outbox.map(({ to }) => to)).toEqual(Array(2).fill('sam@sallyport.test'));
    expect(app.outbox[0]?.text).toContain('12:00');
    app.wait(24 * 60 * 60);
    await sendReminders(app.ports);
    expect(app.outbox).toHaveLength(2);
  });

  it('is one like any other once its passkey is gone, or policy names it no more', async () => {
    const app = await makeApp();
    const { sam, eve, device } = await admins(app);
    await save(sam, naming(eve.id));
    await save(sam, naming());
    const browser = app.browser();
    await browser.signIn('eve@sallyport.test');
    expect((await browser.usePasskey(device)).step.kind).toBe('enrol-choose');
    await save(sam, naming(eve.id));
    await app.giveFactors(eve.id, { id: 'mail1', type: 'email' });
    const other = app.browser();
    await other.signIn('eve@sallyport.test');
    expect((await other.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('enrol-choose');
  });

  it('is counted and listed as exempt, and no tenant’s admin is told of it', async () => {
    const app = await makeApp();
    const { sam, olga, eve } = await admins(app);
    const before = await preview(sam, { ...naming(eve.id), enforcement: { group: 'all' } });
    const { groups, exemptions } = await preview(sam, naming(eve.id));
    expect(exemptions).toMatchObject({ 'break-glass': 1, 'not-asked': 0 });
    expect(groups).toEqual({ ...before.groups, 'must-set-up': before.groups['must-set-up'] - 1, exempt: 1 });
    const listed = await sam.request('POST', `${PLATFORM}/preview/exempt`, naming(eve.id));
    expect(((await listed.json()) as AccountPage).accounts.map(({ email }) => email)).toEqual(['eve@sallyport.test']);
    await save(sam, naming(eve.id));
    const view = (await (await olga.request('GET', '/admin/policies/tenant:acme')).json()) as PolicyView;
    expect(view.inherited.enforcement).toEqual({ group: 'all' });
    expect(JSON.stringify(view)).not.toContain(eve.id);
  });

  it('R-69 is no tenant’s admin’s to find: whomever they name, the answer is the same', async () => {
    const app = await makeApp();
    const { sam, olga, eve } = await admins(app);
    const refusals = [{ field: 'enforcement', reason: 'not-for-tenants' }];
    for (const id of [eve.id, app.ben.id, 'nobody-at-all']) {
      const document: PolicyDocument = { enforcement: { group: 'all', breakGlass: [id] } };
      const path = '/admin/policies/tenant:acme';
      expect(await save(olga, document, path)).toEqual({ status: 422, refusals });
      const seen = await olga.request('POST', `${path}/preview`, document);
      expect(((await seen.json()) as PolicyPreview).refusals).toEqual(refusals);
    }
    await writeProfile(app.ports, 'gold', { name: 'Gold' });
    expect(await save(sam, naming(eve.id), '/admin/policies/profile:gold')).toEqual({ status: 422, refusals });
  });
});

const preview = async (browser: TestBrowser, document: PolicyDocument) =>
  (await (await browser.request('POST', `${PLATFORM}/preview`, document)).json()) as PolicyPreview;
