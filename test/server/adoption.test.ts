import type { AccountPage, AccountView, Adoption } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestBrowser } from '../support/test-browser.ts';

async function adoption(browser: TestBrowser, query = ''): Promise<Adoption> {
  const response = await browser.request('GET', `/admin/adoption${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Adoption;
}

/** The same, counted one by one in the list. */
async function countedIn(browser: TestBrowser): Promise<Omit<Adoption, 'byFactor'>> {
  const { accounts } = (await (await browser.request('GET', '/admin/accounts?limit=100')).json()) as AccountPage;
  const people = accounts.filter(({ kind, state }) => kind === 'person' && state === 'active');
  const here = people.filter(({ signIn }) => signIn === 'password');
  const has = ({ factors }: AccountView) => factors.length > 0;
  const admins = here.filter(({ role }) => role !== 'member');
  return {
    people: people.length,
    sso: people.length - here.length,
    secondStep: here.filter(has).length,
    phishingResistant: here.filter(({ factors }) => factors.includes('passkey')).length,
    admins: admins.length,
    adminsWithout: admins.filter((each) => !has(each)).length,
  };
}

onEachStore('how far second steps have come', (makeApp) => {
  it('is counted in people who are active, as the list has them, and follows each change at once', async () => {
    const app = await makeApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'ada', 'sam');
    const cara = await app.addAccount({ email: 'cara@acme.test', totp: true });
    await olga.request('POST', '/admin/accounts', { email: 'robot@acme.test', kind: 'api' });
    await sam.request('POST', '/admin/accounts', { email: 'sue@acme.test', signIn: 'sso', tenant: 'acme' });
    const before = await adoption(olga);
    expect(before).toEqual({
      people: 6,
      sso: 1,
      secondStep: 2,
      phishingResistant: 0,
      admins: 2,
      adminsWithout: 2,
      byFactor: { email: 0, sms: 0, totp: 2, passkey: 0 },
    });
    expect(before).toMatchObject(await countedIn(olga));
    await olga.request('DELETE', `/admin/accounts/${app.anna.id}/mfa`);
    await olga.request('PATCH', `/admin/accounts/${cara.id}`, { state: 'suspended' });
    const after = await adoption(olga);
    expect(after).toMatchObject({ people: 5, secondStep: 0, byFactor: { totp: 0 } });
    expect(after).toMatchObject(await countedIn(olga));
  });

  it('R-69 is of the admin’s own tenant; a system admin’s is of all, or of one', async () => {
    const app = await makeApp();
    const { otto, sam } = await signedInAdmins(app, 'otto', 'sam');
    expect(await adoption(otto)).toMatchObject({ people: 1, admins: 1, secondStep: 0 });
    expect((await otto.request('GET', '/admin/adoption?tenant=acme')).status).toBe(404);
    expect(await adoption(sam)).toMatchObject({ people: 4, admins: 2, secondStep: 1 });
    expect(await adoption(sam, '?tenant=acme')).toMatchObject({ people: 2, admins: 0, secondStep: 1 });
    expect((await sam.request('GET', '/admin/adoption?tenant=a/b')).status).toBe(400);
  });
});
