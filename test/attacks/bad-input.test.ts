import { Answer } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { OPEN } from '../support/sign-up.ts';
import { APP } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const NASTY: [string, unknown][] = [
  ['null', null],
  ['an array', ['x']],
  ['a number', 7],
  ['an object', { $ne: '' }],
  ['10 kB', 'x'.repeat(10_000)],
  ['a NUL', 'a\0b'],
  ['half of a surrogate pair', '\ud800'],
  ['nothing', ''],
];

onEachStore('A-26 values that no field takes', (makeApp) => {
  it.each(NASTY)('%s is a 400 that names the field, wherever it stands', async (name, value) => {
    const { browser, errors } = await makeApp({ policy: ENFORCED });
    const anna = browser();
    const { step } = await anna.signIn('anna@acme.test');
    const answers = `/flows/${step.flow}/answers`;
    const credentials = { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD };
    const revision = step.revision;
    const bodies: [string, string, object][] = [
      ['/flows', 'purpose', { purpose: value }],
      ['/flows', 'returnTo', { purpose: 'sign-in', returnTo: value }],
      ['/flows', name === 'an object' ? 'answer.kind' : 'answer', { purpose: 'sign-in', answer: value }],
      ['/flows', 'answer.kind', { purpose: 'sign-in', answer: { ...credentials, kind: value } }],
      ['/flows', 'answer.identifier', { purpose: 'sign-in', answer: { ...credentials, identifier: value } }],
      ['/flows', 'answer.password', { purpose: 'sign-in', answer: { ...credentials, password: value } }],
      ['/flows', 'answer.identifier', { purpose: 'recover', answer: { kind: 'identify', identifier: value } }],
      [answers, 'identifier', { kind: 'identify', revision, identifier: value }],
      [answers, 'password', { kind: 'new-password', revision, password: value }],
      [answers, 'kind', { kind: value, revision }],
      [answers, 'code', { kind: 'code', revision, code: value }],
      [answers, 'revision', { kind: 'code', revision: value === 7 ? 7.5 : value, code: '123456' }],
      [answers, 'trustDevice', { kind: 'code', revision, code: '123456', trustDevice: value }],
      [answers, 'authenticator', { kind: 'choose', revision, authenticator: value }],
      [answers, 'type', { kind: 'enrol', revision, type: value }],
    ];
    for (const [path, field, body] of bodies) {
      const response = await anna.request('POST', path, body);
      const text = await response.text();
      expect([field, response.status]).toEqual([field, 400]);
      expect(JSON.parse(text)).toMatchObject({ code: 'bad-request', field });
      expect(text).not.toContain(PASSWORD);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
    expect(errors).toEqual([]);
  });

  it.each(['a\nb', 'a\u001b[31mb', 'a\u009b2Jb', 'a\u007fb', 'a\u2028b', 'a\u202eb', 'a\u2066b'])(
    'a name of more than one line, or with a command of a terminal, is a 400, whatever it names: %j',
    async (name) => {
      const app = await makeApp({ policy: OPEN });
      const { sam } = await signedInAdmins(app, 'sam');
      const { id } = await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
      await app.giveFactors(app.ben.id, APP);
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await ben.answer({ kind: 'code', code: app.code() });
      const answer = { kind: 'sign-up', email: 'new@acme.test', password: PASSWORD, name };
      const bodies: [TestBrowser, string, string, object][] = [
        [ben, 'POST', '/flows', { purpose: 'sign-up', answer }],
        [ben, 'POST', `/flows/${'f'.repeat(43)}/answers`, { ...answer, revision: 0 }],
        [ben, 'PATCH', `/me/authenticators/${APP.id}`, { name }],
        [sam, 'POST', '/admin/accounts', { email: 'p@acme.test', kind: 'api', name }],
        [sam, 'PATCH', `/admin/accounts/${app.ben.id}`, { name }],
        [sam, 'POST', `/admin/accounts/${id}/api-keys`, { name }],
        [sam, 'POST', '/admin/invitations', { email: 'i@acme.test', role: 'member', name }],
        [sam, 'POST', '/admin/tenants', { id: 'new', name }],
        [sam, 'PATCH', '/admin/tenants/acme', { name }],
        [sam, 'PUT', '/admin/profiles/gold', { name }],
      ];
      for (const [browser, method, path, body] of bodies) {
        const response = await browser.request(method, path, body);
        const { field } = (await response.json()) as { field?: string };
        expect([path, response.status, field]).toEqual([path, 400, path === '/flows' ? 'answer.name' : 'name']);
      }
      const key = { kind: 'new-passkey', revision: 0, response: {}, name };
      expect(Answer.safeParse(key).error?.issues.map(({ path }) => path.join('.'))).toContain('name');
    },
  );

  it.each(['', '{', 'null', '[]', '"x"', '7', '{"purpose":"sign-in"', '\ufeff{'])(
    'the body %j is a 400',
    async (text) => {
      const { browser } = await makeApp();
      const response = await browser().request('POST', '/flows', text);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: 'bad-request',
        field: expect.stringMatching(/^(body|purpose)$/),
      });
    },
  );

  it('a body of 1 MB is a 413', async () => {
    const { browser } = await makeApp();
    const body = {
      purpose: 'sign-in',
      answer: { kind: 'credentials', identifier: 'x'.repeat(1_000_000), password: 'x' },
    };
    const response = await browser().request('POST', '/flows', body);
    expect([response.status, await response.json()]).toEqual([413, expect.objectContaining({ field: 'body' })]);
  });

  it.each(['/flows/%00', '/flows/%F0%9F', `/flows/${'x'.repeat(5000)}`, '/flows/..%2f..', '/nothing'])(
    'the path %s is a 404',
    async (path) => {
      const { browser, errors } = await makeApp();
      const response = await browser().request('GET', path);
      expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
      expect(errors).toEqual([]);
    },
  );
});
