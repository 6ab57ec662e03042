import type { AccountPage } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { ownApp } from '../../demo/own-app/app.ts';
import type { Person } from '../../demo/own-app/people-directory.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { PASSWORD } from '../support/people.ts';
import { TestBrowser } from '../support/test-browser.ts';

const ENV = {
  SALLYPORT_URL: 'https://shop.test',
  SALLYPORT_SECRET: Buffer.alloc(32, 7).toString('base64'),
  SALLYPORT_STORE: 'memory:',
};

it('a site of one’s own has Sallyport under a path, and its lists over the site’s own people', async () => {
  const people = new Map<string, Person>();
  const { app, ports } = await ownApp(ENV, people);
  ports.remoteAddress = () => '192.0.2.1'; // no connection: the app is called as a function
  const of = { tenant: 'shop', owner: false, password: PASSWORD };
  const olga = await createAccount(ports, { ...of, email: 'olga@shop.test', role: 'tenant-admin', owner: true });
  for (const name of ['ann', 'bob', 'cem'])
    await createAccount(ports, { ...of, email: `${name}@shop.test`, role: 'member' });
  const own = people.get(olga?.id ?? '');
  if (own) people.set(own.id, { ...own, department: 'Sales' });

  expect(await (await app.request('https://shop.test/')).text()).toBe('The site’s own page');
  const browser = new TestBrowser(app, 'https://shop.test');
  await browser.signIn('olga@shop.test');
  const list = async (query: string) =>
    (await (await browser.request('GET', `/admin/accounts${query}`)).json()) as AccountPage;
  const emails = ({ accounts }: AccountPage) => accounts.map(({ email }) => email);
  const first = await list('?limit=3');
  expect(emails(first)).toEqual(['ann@shop.test', 'bob@shop.test', 'cem@shop.test']);
  expect(emails(await list(`?limit=3&cursor=${encodeURIComponent(first.next ?? '')}`))).toEqual(['olga@shop.test']);
  expect(emails(await list('?search=bo'))).toEqual(['bob@shop.test']);
  expect(emails(await list('?owner=true'))).toEqual(['olga@shop.test']);
  expect((await browser.request('GET', '/admin/accounts?cursor=nonsense')).status).toBe(400);

  await browser.request('PATCH', `/admin/accounts/${first.accounts[0]?.id}`, { name: 'Ann Other' });
  expect(people.get(first.accounts[0]?.id ?? '')?.name).toBe('Ann Other');
  expect(people.get(olga?.id ?? '')?.department).toBe('Sales');
});
