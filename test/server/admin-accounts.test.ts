import type { AccountPage, AccountView, ProblemDetails, TenantView } from '@sallyport/protocol';
import type { Policy } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { wrongCode, TOTP_SECRET } from '../support/people.ts';
import { factors, limits } from '../support/policies.ts';
import { APP, MAIL, testApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const accountPath = (id: string) => `/admin/accounts/${id}`;

async function page(browser: TestBrowser, query = ''): Promise<AccountPage> {
  const response = await browser.request('GET', `/admin/accounts${query}`);
  expect([query, response.status]).toEqual([query, 200]);
  return (await response.json()) as AccountPage;
}
const emails = ({ accounts }: AccountPage) => accounts.map(({ email }) => email);

async function patch(browser: TestBrowser, id: string, change: object) {
  const response = await browser.request('PATCH', accountPath(id), change);
  return { status: response.status, body: (await response.json()) as AccountView & ProblemDetails };
}

/** Status and code of a call. */
async function outcome(browser: TestBrowser, method: string, path: string, body?: object) {
  const response = await browser.request(method, path, body);
  const text = await response.text();
  return [response.status, text ? (JSON.parse(text) as ProblemDetails).code : undefined];
}

onEachStore('the accounts that an admin sees', (makeApp) => {
  it('A-27 R-86 makes no account where that can’t be recorded, and its address is free', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const person = { email: 'pia@acme.test', tenant: 'acme', role: 'member', signIn: 'sso' };
    const make = async () => (await sam.request('POST', '/admin/accounts', person)).status;
    const { update } = app.ports.store;
    app.ports.store.update = (key, change, ...seen) =>
      key.startsWith('audit:') ? Promise.reject(new UnavailableError('no')) : update(key, change, ...seen);
    expect(await make()).toBe(503);
    app.ports.store.update = update;
    expect((await app.dump()).some((line) => line.includes('pia@acme.test'))).toBe(false);
    expect(await make()).toBe(201);
  });

  it('are those of their tenant; a system admin’s are all', async () => {
    const app = await makeApp();
    const { sam, olga } = await signedInAdmins(app);
    expect(emails(await page(olga))).toEqual(['ada@acme.test', 'anna@acme.test', 'ben@acme.test', 'olga@acme.test']);
    expect(emails(await page(sam))).toHaveLength(6);
    expect(emails(await page(sam, '?tenant=other'))).toEqual(['otto@other.test']);
    expect(await outcome(olga, 'GET', '/admin/accounts?tenant=other')).toEqual([404, 'not-found']);
  });

  it('are searched, filtered and paged, each once', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    for (let i = 0; i < 12; i++) await app.addAccount({ email: `p${i}@acme.test`, name: `Zoë Person ${i}` });
    expect(emails(await page(olga, '?search=AN'))).toEqual(['anna@acme.test']);
    expect(emails(await page(olga, '?mfa=true'))).toEqual(['anna@acme.test']);
    expect(emails(await page(olga, '?owner=true'))).toEqual(['olga@acme.test']);
    expect(emails(await page(olga, '?role=tenant-admin&mfa=true'))).toEqual([]);
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const found = await page(olga, `?search=zo%C3%AB&limit=5${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
      seen.push(...emails(found));
      expect(next === undefined || !next.includes('acme')).toBe(true);
      next = found.next;
    } while (next !== undefined);
    expect(seen.toSorted()).toEqual(Array.from({ length: 12 }, (_, i) => `p${i}@acme.test`).toSorted());
  });

  it('are those alone of tenants with a profile, for who asks so', async () => {
    const app = await makeApp();
    const { sam, olga } = await signedInAdmins(app);
    await sam.request('PUT', '/admin/profiles/gold', { name: 'Gold' });
    await sam.request('PATCH', '/admin/tenants/other', { profile: 'gold' });
    expect(emails(await page(sam, '?profile=gold'))).toEqual(['otto@other.test']);
    expect(emails(await page(sam, '?profile=gold&search=olga'))).toEqual([]);
    expect(emails(await page(olga, '?profile=gold'))).toEqual([]);
    expect(await (await sam.request('GET', '/admin/accounts.csv?profile=gold')).text()).not.toContain('acme');
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?role=king', 'role'],
    ['?mfa=maybe', 'mfa'],
    ['?cursor=nonsense', 'cursor'],
    ['?search=', 'search'],
    ['?search=%00', 'search'],
    ['?tenant=a/b', 'tenant'],
    ['?sort=email', 'sort'],
    ['?locked=false', 'locked'],
  ])('A-26 %s names the field', async (query, field) => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    const response = await olga.request('GET', `/admin/accounts${query}`);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ field })]);
  });

  it('are no system admins for an owner to unlock or to hand over to', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    const root = await app.addAccount({ email: 'root@acme.test', role: 'system-admin' });
    const refused = await patch(olga, root.id, { owner: true, unlock: true });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    expect((await readAccount(app.ports, root.id))?.owner).toBe(false);
  });

  it('say what there is to know, and no secret', async () => {
    const app = await makeApp({ policy: { factors: factors('totp', 'sms', 'backup-code') } });
    const { olga } = await signedInAdmins(app, 'olga');
    await app.giveFactors(app.anna.id, APP, { id: 'phone1', type: 'sms', number: '+4915112345678' });
    await app.giveBackupCodes(app.anna.id, ['AAAAA-AAAA1']);
    const response = await olga.request('GET', accountPath(app.anna.id));
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      id: app.anna.id,
      tenant: 'acme',
      email: 'anna@acme.test',
      userName: 'anna',
      role: 'member',
      owner: false,
      state: 'active',
      kind: 'person',
      signIn: 'password',
      factors: ['sms', 'totp'],
      backupCodesLeft: 1,
      phone: expect.stringContaining('•'),
      enforced: false,
      mayChange: true,
      maySuspend: true,
      mayReset: true,
      roles: ['tenant-admin'],
      mayOwn: true,
    });
    const stored = await readAccount(app.ports, app.anna.id);
    for (const secret of [stored?.passwordHash, '15112345678', ...(stored?.backupCodes ?? [])])
      expect(text).not.toContain(secret);
  });

  it('R-69 say beforehand whom an admin may suspend, and may end that for', async () => {
    const app = await makeApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    for (const admin of [olga, sam]) {
      const verdicts = new Set<unknown>();
      for (const { id, state, maySuspend } of (await page(admin, '?limit=100')).accounts) {
        if (state !== 'active') continue;
        verdicts.add(maySuspend);
        for (const next of ['suspended', 'active'] as const) {
          const { status, body } = await patch(admin, id, { state: next });
          const same = maySuspend !== true && next === state; // nothing changes: nothing is refused but by who they are
          if (!same)
            expect([id, maySuspend === true ? status : body.code]).toEqual([
              id,
              maySuspend === true ? 200 : maySuspend,
            ]);
        }
      }
      expect(verdicts.has(true) && verdicts.size > 1).toBe(true);
    }
  });

  it('R-69 say beforehand which role an admin may give, and whom they may hand over to', async () => {
    const app = await makeApp();
    const admins = await signedInAdmins(app, 'olga', 'ada', 'sam');
    const robot = await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
    const { accounts } = await page(admins.sam, '?tenant=acme');
    const idOf = (name: string) => accounts.find(({ email }) => email === `${name}@acme.test`)!.id;
    const whom = { ben: app.ben.id, ada: idOf('ada'), olga: idOf('olga'), robot: robot.id };
    const told: Record<string, unknown> = {};
    for (const [by, browser] of Object.entries({ olga: admins.olga, ada: admins.ada, sam: admins.sam }))
      for (const [name, id] of Object.entries(whom)) {
        const { roles, mayOwn } = (await (await browser.request('GET', accountPath(id))).json()) as AccountView;
        told[`${by} ${name}`] = [roles, mayOwn];
        const given = typeof roles === 'string' ? [] : roles;
        for (const role of (['member', 'tenant-admin', 'system-admin'] as const).filter(
          (each) => !given.includes(each),
        ))
          if (role !== (await readAccount(app.ports, id))?.role)
            expect([by, name, role, (await patch(browser, id, { role })).status]).toEqual([by, name, role, 403]);
        if (mayOwn !== true) expect((await patch(browser, id, { owner: true })).body.code).toBe(mayOwn);
      }
    expect(told).toEqual({
      'olga ben': [['tenant-admin'], true],
      'olga ada': [['member'], true],
      'olga olga': ['not-allowed', true],
      'olga robot': [['tenant-admin'], 'account-inactive'],
      'ada ben': [['tenant-admin'], 'owner-only'],
      'ada ada': ['not-allowed', 'owner-only'],
      'ada olga': ['owner-only', 'owner-only'],
      'ada robot': [['tenant-admin'], 'owner-only'],
      'sam ben': [['tenant-admin', 'system-admin'], true],
      'sam ada': [['member', 'system-admin'], true],
      'sam olga': [['member', 'system-admin'], true],
      'sam robot': [['tenant-admin'], 'account-inactive'],
    });
  });

  it('R-41 are found by a lock as long as it stands, also where something else of them changes', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 2, lockFor: 600 }) } });
    const { olga, otto } = await signedInAdmins(app, 'olga', 'otto');
    const locked = () => page(olga, '?locked=true').then(emails);
    expect(await locked()).toEqual([]);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const guess = () => anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    await guess();
    expect(await locked()).toEqual([]);
    await guess();
    expect(await locked()).toEqual(['anna@acme.test']);
    await patch(olga, app.anna.id, { name: 'Anna Again' });
    expect(await locked()).toEqual(['anna@acme.test']);
    expect(emails(await page(olga, '?locked=true&state=suspended'))).toEqual([]);
    expect(emails(await page(otto, '?locked=true'))).toEqual([]);
    const csv = await (await olga.request('GET', '/admin/accounts.csv?locked=true')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    app.wait(600);
    expect(await locked()).toEqual([]);
    const listed = await app.ports.directory.page({ filter: { locked: true }, limit: 10 });
    expect(listed.ids).toEqual([]); // whoever has asked has taken it out
  });

  it('R-69 of another tenant aren’t there, whatever is asked of them', async () => {
    const app = await makeApp();
    const { otto, sam } = await signedInAdmins(app, 'otto', 'sam');
    const { id } = app.anna;
    const before = await readAccount(app.ports, id);
    for (const [method, path, body] of [
      ['GET', accountPath(id)],
      ['PATCH', accountPath(id), { state: 'suspended' }],
      ['DELETE', `${accountPath(id)}/mfa`],
      ['DELETE', `${accountPath(id)}/sessions`],
    ] as const) {
      expect([method, path, ...(await outcome(otto, method, path, body))]).toEqual([method, path, 404, 'not-found']);
      for (const nobody of ['nothing', '..%2F..', 'a:b', '%00', 'x'.repeat(500)]) {
        const of = path.replace(id, nobody);
        expect([of, ...(await outcome(sam, method, of, body))]).toEqual([of, 404, 'not-found']);
      }
    }
    expect(await readAccount(app.ports, id)).toEqual(before);
  });
});

onEachStore('what an admin changes', (makeApp) => {
  it('R-33 suspends an account: its sessions end, and it signs in again only once it is active', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await patch(olga, app.ben.id, { state: 'suspended' })).body.state).toBe('suspended');
    expect(await ben.session()).toBeUndefined();
    expect((await app.browser().signIn('ben@acme.test')).step.problem?.code).toBe('invalid-credentials');
    expect((await patch(olga, app.ben.id, { state: 'active' })).body.state).toBe('active');
    expect(await ben.session()).toBeUndefined();
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('R-34 a new role ends sessions, and nobody raises anybody above themselves', async () => {
    const app = await makeApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect(await outcome(olga, 'PATCH', accountPath(app.ben.id), { role: 'system-admin' })).toEqual([
      403,
      'not-allowed',
    ]);
    expect(await ben.session()).toBeDefined();
    expect((await patch(olga, app.ben.id, { role: 'tenant-admin' })).body.role).toBe('tenant-admin');
    expect(await ben.session()).toBeUndefined();
    expect((await patch(sam, app.ben.id, { role: 'system-admin' })).body.role).toBe('system-admin');
    expect(await outcome(olga, 'PATCH', accountPath(app.ben.id), { state: 'suspended' })).toEqual([403, 'not-allowed']);
    const mails = app.outbox.filter(({ to }) => to === 'ben@acme.test'); // R-87
    const told = mails.map(({ text }) => /Your role is now: ([a-z ]+)\./.exec(text)?.[1]);
    expect(told).toEqual(['admin', 'system admin']);
  });

  it('R-87 a new role of who is suspended is told them too', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    await patch(olga, app.ben.id, { state: 'suspended' });
    await patch(olga, app.ben.id, { role: 'tenant-admin' });
    const mails = app.outbox.filter(({ to }) => to === 'ben@acme.test');
    expect(mails.map(({ text }) => text).join()).toContain('Your role is now: admin.');
  });

  it('R-42 unlock: a lock ends before its time, until-admin as well', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 2, lockFor: 'until-admin' }) } });
    const { olga } = await signedInAdmins(app, 'olga');
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    for (let i = 0; i < 2; i++) await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('locked');
    expect((await page(olga, '?search=anna')).accounts[0]?.locked).toBe('until-admin');
    const { body } = await patch(olga, app.anna.id, { unlock: true });
    expect(body).not.toHaveProperty('locked');
    const again = app.browser();
    await again.signIn('anna@acme.test');
    expect((await again.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });

  it('nobody suspends or demotes themselves or the owner; an owner or a system admin changes the owner', async () => {
    const app = await makeApp();
    const { olga, ada, sam } = await signedInAdmins(app, 'olga', 'ada', 'sam');
    const idOf = async (email: string) => (await page(sam, `?search=${email}`)).accounts[0]?.id ?? '';
    const [olgas, adas] = [await idOf('olga@acme.test'), await idOf('ada@acme.test')];
    for (const [who, id, change, code] of [
      [olga, olgas, { state: 'suspended' }, 'not-allowed'],
      [ada, adas, { role: 'member' }, 'not-allowed'],
      [ada, olgas, { name: 'Nobody' }, 'owner-only'],
      [ada, olgas, { role: 'member' }, 'owner-only'],
      [sam, olgas, { state: 'suspended' }, 'not-allowed'],
    ] as const) {
      expect([change, ...(await outcome(who, 'PATCH', accountPath(id), change))]).toEqual([change, 403, code]);
    }
    expect((await patch(olga, adas, { role: 'member' })).status).toBe(200);
  });

  it.each([
    [{}, 'body'],
    [{ state: 'invited' }, 'state'],
    [{ unlock: false }, 'unlock'],
    [{ sms: true }, 'sms'],
    [{ sms: '12' }, 'sms'],
    [{ id: 'x' }, 'id'],
    [{ name: '' }, 'name'],
  ])('A-26 %j names the field, and changes nothing', async (change, field) => {
    const app = await makeApp({ policy: { factors: factors('sms') } });
    const { olga } = await signedInAdmins(app, 'olga');
    const before = await readAccount(app.ports, app.ben.id);
    const { status, body } = await patch(olga, app.ben.id, change);
    expect([status, body.field]).toEqual([400, field]);
    expect(await readAccount(app.ports, app.ben.id)).toEqual(before);
  });
});

onEachStore('R-13 the preference that an admin sets', (makeApp) => {
  const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };

  it('sends the codes of the next sign-in there, and is taken back', async () => {
    const app = await makeApp({ policy: ALL });
    const { olga } = await signedInAdmins(app, 'olga');
    expect((await patch(olga, app.ben.id, { email: true, sms: '+49 1511 2345678' })).body.factors).toEqual([
      'email',
      'sms',
    ]);
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step).toMatchObject({ kind: 'code', delivery: { via: 'email' } });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
    expect((await patch(olga, app.ben.id, { email: false })).body.factors).toEqual(['sms']);
    const again = app.browser();
    expect((await again.signIn('ben@acme.test')).step).toMatchObject({ kind: 'code', delivery: { via: 'sms' } });
    expect((await again.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('done');
    expect((await patch(olga, app.ben.id, { sms: false })).body.factors).toEqual([]);
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('done');
    expect(
      app.outbox.filter(({ to, subject }) => to === 'ben@acme.test' && !/code/i.test(subject)).length,
    ).toBeGreaterThan(2); // R-87
  });

  it('is only for factors that policy has, of people who sign in here', async () => {
    const app = await makeApp({ policy: { factors: factors('sms') } });
    const { olga } = await signedInAdmins(app, 'olga');
    const sso = await app.addAccount({ email: 'sso@acme.test', signIn: 'sso' });
    const robot = await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
    expect(await outcome(olga, 'PATCH', accountPath(app.ben.id), { email: true })).toEqual([422, 'not-offered']);
    expect(await outcome(olga, 'PATCH', accountPath(sso.id), { sms: '+4915112345678' })).toEqual([403, 'sso-account']);
    expect(await outcome(olga, 'PATCH', accountPath(robot.id), { sms: '+4915112345678' })).toEqual([
      422,
      'not-offered',
    ]);
  });

  it('R-53 ends all trust, and is refused to whom policy doesn’t let reset', async () => {
    const app = await makeApp({ policy: { ...ALL, resetBy: ['owner'] } });
    const { olga, ada } = await signedInAdmins(app, 'olga', 'ada');
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect(await outcome(ada, 'PATCH', accountPath(app.anna.id), { email: true })).toEqual([403, 'owner-only']);
    await patch(olga, app.anna.id, { email: true });
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });
});

onEachStore('"Remove 2FA"', (makeApp) => {
  const remove = (browser: TestBrowser, id: string) => outcome(browser, 'DELETE', `${accountPath(id)}/mfa`);

  it('R-68 takes all away, trust as well; the person can set it up again, and is told', async () => {
    const app = await makeApp({ policy: { selfService: { disable: 'never', reEnrol: 'refuse' } } });
    const { olga } = await signedInAdmins(app, 'olga');
    await app.giveFactors(app.anna.id, APP, MAIL);
    await app.giveBackupCodes(app.anna.id, ['AAAAA-AAAA1']);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect(await remove(olga, app.anna.id)).toEqual([204, undefined]);
    expect(await readAccount(app.ports, app.anna.id)).toMatchObject({
      authenticators: [],
      backupCodes: [],
      trustedDevices: [],
    });
    expect(app.outbox.at(-1)?.to).toBe('anna@acme.test');
    const fresh = app.browser();
    expect((await fresh.signIn('anna@acme.test')).step.kind).toBe('done');
    expect((await fresh.start('enrol', { type: 'totp' })).step.kind).toBe('enrol-totp');
    expect(await remove(olga, app.anna.id)).toEqual([204, undefined]); // nothing there: nothing happens
  });

  it.each<[Policy['resetBy'], Record<'sam' | 'olga' | 'ada', true | string>]>([
    [['owner'], { sam: 'owner-only', olga: true, ada: 'owner-only' }],
    [['tenant-admin'], { sam: 'not-allowed', olga: true, ada: true }],
    [['system-admin'], { sam: true, olga: 'not-allowed', ada: 'not-allowed' }],
    [['system-admin', 'tenant-admin', 'owner'], { sam: true, olga: true, ada: true }],
  ])('R-68 R-69 is done by whom policy names: %j', async (resetBy, allowed) => {
    const app = await makeApp({ policy: { resetBy } });
    const admins = await signedInAdmins(app, 'sam', 'olga', 'ada');
    for (const [name, verdict] of Object.entries(allowed)) {
      await app.giveFactors(app.anna.id, APP);
      const expected = verdict === true ? [204, undefined] : [403, verdict];
      expect([name, await remove(admins[name as keyof typeof allowed], app.anna.id)]).toEqual([name, expected]);
      expect((await readAccount(app.ports, app.anna.id))?.authenticators.length).toBe(verdict === true ? 0 : 1);
    }
  });

  it('R-67 R-68 nobody’s own is removed this way, also where policy names them', async () => {
    const app = await makeApp();
    const admins = await signedInAdmins(app, 'sam', 'ada');
    for (const browser of Object.values(admins)) {
      const own = (await browser.session())?.account.id ?? '';
      expect(await remove(browser, own)).toEqual([403, 'not-allowed']);
    }
  });

  it('R-68 an owner’s is removed by a system admin, whatever policy says', async () => {
    const app = await makeApp({ policy: { resetBy: ['owner'] } });
    const { sam, olga, ada } = await signedInAdmins(app, 'sam', 'olga', 'ada');
    const [owner] = (await page(sam, '?owner=true&tenant=acme')).accounts;
    await app.giveFactors(owner?.id ?? '', APP);
    expect(await remove(ada, owner?.id ?? '')).toEqual([403, 'not-allowed']);
    expect((await remove(olga, owner?.id ?? ''))[0]).toBe(403);
    expect(await remove(sam, owner?.id ?? '')).toEqual([204, undefined]);
  });
});

onEachStore('ending sessions', (makeApp) => {
  it('R-82 one person’s, all at once', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    const browsers = [app.browser(), app.browser()];
    for (const browser of browsers) await browser.signIn('ben@acme.test');
    expect(await outcome(olga, 'DELETE', `${accountPath(app.ben.id)}/sessions`)).toEqual([204, undefined]);
    expect(await Promise.all(browsers.map((browser) => browser.session()))).toEqual([undefined, undefined]);
    expect(await olga.session()).toBeDefined();
  });

  it('R-83 all of the tenant, the admin’s own too, and no other’s', async () => {
    const app = await makeApp();
    const { olga, otto, ada } = await signedInAdmins(app);
    expect(await outcome(otto, 'DELETE', '/admin/tenants/acme/sessions')).toEqual([404, 'not-found']);
    expect(await outcome(olga, 'DELETE', '/admin/tenants/acme/sessions')).toEqual([204, undefined]);
    expect(await Promise.all([olga, ada].map((browser) => browser.session()))).toEqual([undefined, undefined]);
    expect(await otto.session()).toBeDefined();
  });
});

onEachStore('the owner', (makeApp) => {
  const owners = async (app: TestApp, browser: TestBrowser) =>
    emails(await page(browser, '?owner=true')).filter((email) => email.endsWith(app.anna.email.split('@')[1] ?? ''));

  it('hands over what is theirs: both sign in anew, and there is one owner', async () => {
    const app = await makeApp();
    const { olga, ada, sam } = await signedInAdmins(app, 'olga', 'ada', 'sam');
    expect(await outcome(ada, 'PATCH', accountPath(app.ben.id), { owner: true })).toEqual([403, 'owner-only']);
    expect((await patch(olga, app.ben.id, { owner: true })).body.owner).toBe(true);
    expect(await olga.session()).toBeUndefined();
    expect(await owners(app, sam)).toEqual(['ben@acme.test']);
    const told = app.outbox.filter(({ subject }) => subject.includes('owner')).map(({ to, subject }) => [to, subject]);
    expect(told).toEqual([
      ['ben@acme.test', expect.stringContaining('You are now the owner')],
      ['olga@acme.test', expect.stringContaining('You are no longer the owner')],
    ]); // R-87
    await patch(sam, app.ben.id, { owner: true });
    expect(app.outbox.filter(({ subject }) => subject.includes('owner'))).toHaveLength(2); // nothing has changed
  });

  it('is one, however many are named at a time', async () => {
    const app = await makeApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    const carl = await app.addAccount({ email: 'carl@acme.test' });
    const results = await Promise.all([
      patch(olga, app.ben.id, { owner: true }),
      patch(olga, carl.id, { owner: true }),
      patch(sam, app.anna.id, { owner: true }),
    ]);
    expect(results.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const [owner] = await owners(app, sam);
    expect(await owners(app, sam)).toEqual([owner]);
    const tenant = (await (await sam.request('GET', '/admin/tenants/acme')).json()) as TenantView;
    expect((await readAccount(app.ports, tenant.owner ?? ''))?.email).toBe(owner);
  });

  it('is nobody who is invited, suspended or a program', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    const robot = await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, state: 'suspended' }));
    for (const id of [robot.id, app.ben.id])
      expect(await outcome(olga, 'PATCH', accountPath(id), { owner: true })).toEqual([403, 'account-inactive']);
    expect(await olga.session()).toBeDefined();
  });
});

describe('accounts without a password', () => {
  it('R-31 R-32 are made by an admin, of their tenant, and never sign in by one', async () => {
    const app = await testApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    const made = await olga.request('POST', '/admin/accounts', { email: 'robot@acme.test', kind: 'api' });
    expect([made.status, await made.json()]).toEqual([201, expect.objectContaining({ kind: 'api', tenant: 'acme' })]);
    const person = { email: 'sso@acme.test', signIn: 'sso', tenant: 'acme' };
    const sso = await sam.request('POST', '/admin/accounts', person);
    expect([sso.status, await sso.json()]).toEqual([201, expect.objectContaining({ signIn: 'sso' })]);
    for (const email of ['robot@acme.test', 'sso@acme.test'])
      for (const password of ['', 'x', 'undefined'])
        expect((await app.browser().signIn(email, password || ' ')).step.problem?.code).toBe('invalid-credentials');
    for (const [who, body, expected] of [
      [sam, { email: 'sso@acme.test', signIn: 'sso' }, [409, 'identifier-taken']],
      [olga, { email: 'x@other.test', kind: 'api', tenant: 'other' }, [404, 'not-found']],
      [sam, { email: 'x@other.test', kind: 'api', tenant: 'nowhere' }, [404, 'not-found']],
      [olga, { email: 'y@acme.test', signIn: 'sso' }, [403, 'not-allowed']],
      [olga, { email: 'y@acme.test', kind: 'api', role: 'system-admin' }, [403, 'not-allowed']],
      [sam, { email: 'y@acme.test', kind: 'api', role: 'system-admin', tenant: 'acme' }, [403, 'not-allowed']],
      [olga, { email: 'y@acme.test' }, [400, 'bad-request']],
      [olga, { email: 'y@acme.test', kind: 'api', signIn: 'sso' }, [400, 'bad-request']],
    ] as const) {
      expect([body, ...(await outcome(who, 'POST', '/admin/accounts', body))]).toEqual([body, ...expected]);
    }
  });
});
