import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeMail } from '../../server/src/messages/code-message.ts';
import { contrast } from '../../server/src/messages/contrast.ts';
import { paletteOf } from '../../server/src/messages/palette.ts';
import { signedInAdmins } from '../support/admins.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { MAIL, testApp, type TestAppOptions } from '../support/test-app.ts';

async function namedApp(policy?: TestAppOptions['policy']) {
  const app = await testApp(policy ? { policy } : {});
  app.ports.site = { ...app.ports.site, name: 'Acme: A&B' };
  return app;
}

describe('R-02 R-33 R-87 a site with a name', () => {
  it('goes by it in mails with codes, and in what a sign-up sends', async () => {
    const app = await namedApp({ signUp: { phone: false, tenant: 'acme' } });
    await app.giveFactors(app.ben.id, MAIL);
    await app.browser().signIn('ben@acme.test');
    await app.browser().recover('ben@acme.test');
    await app.browser().signUp('new@acme.test');
    await app.browser().signUp('anna@acme.test');
    await expect.poll(() => app.outbox.length).toBe(4);
    expect(app.outbox.map(({ subject }) => subject)).toEqual([
      'Sign in to Acme: A&B',
      'Set a new password for Acme: A&B',
      'Create your account at Acme: A&B',
      'You already have an account at Acme: A&B',
    ]);
    for (const { html } of app.outbox) expect(html).toContain('Acme: A&amp;B</h1>');
  });

  it('goes by it in an invitation, on its page and in its step', async () => {
    const app = await namedApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await ada.request('POST', '/admin/invitations', { email: 'ivy@acme.test', role: 'member' });
    await expect.poll(() => app.outbox.length).toBe(1);
    expect(app.outbox[0]?.subject).toBe('You have been invited to Acme: A&B');
    const ivy = app.browser();
    expect(await (await ivy.request('GET', '/invitation')).text()).toContain('<title>Join Acme: A&amp;B</title>');
    const { step } = await ivy.start('accept-invitation', { token: app.mailedToken() });
    expect(step).toMatchObject({ kind: 'new-password', site: 'Acme: A&B' });
  });

  it('goes by it on the page of a link, in notices and in an authenticator app', async () => {
    const app = await namedApp({ ...ENFORCED, factors: factors('totp') });
    const page = await (await app.browser().request('GET', '/link?for=sign-in')).text();
    expect(page).toContain('<h1>Sign in to Acme: A&amp;B?</h1>');
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    if (step.kind === 'enrol-choose') await ben.answer({ kind: 'enrol', type: 'totp' });
    const { uri = '' } = ben.step as { uri?: string };
    expect(new URL(uri).searchParams.get('issuer')).toBe('Acme  A&B');
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    await anna.changePassword('quite another password', { code: () => app.code(1) });
    expect(app.outbox.at(-1)?.subject).toBe('Your password for Acme: A&B was changed');
  });

  it('without one, names no host but the page’s own in the step of an invitation', async () => {
    const app = await testApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await ada.request('POST', '/admin/invitations', { email: 'ivy@acme.test', role: 'member' });
    await expect.poll(() => app.outbox.length).toBe(1);
    const { step } = await app.browser().start('accept-invitation', { token: app.mailedToken() });
    expect(step).not.toHaveProperty('site');
  });

  it('lets no password be its name', async () => {
    const app = await namedApp();
    app.ports.site = { ...app.ports.site, name: 'Northwind Trading Company' };
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    const refused = await anna.changePassword('northwind trading company', { code: () => app.code(1) });
    expect(refused.step.problem).toMatchObject({ code: 'bad-request', field: 'password' });
  });
});

const PAGES = ['/link?for=sign-in', '/invitation'];

async function pageOf(path: string, look: { accent?: string; logo?: string }) {
  const app = await testApp();
  app.ports.site = { ...app.ports.site, name: 'A&B', ...look };
  const response = await app.browser().request('GET', path);
  return { page: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
}

const imagesOf = (html = '') => html.match(/<img[^>]*>/g) ?? [];
const mailWith = (look: { accent?: string; logo?: string }) =>
  codeMail(
    {
      purpose: 'sign-in',
      code: '481920',
      link: 'https://auth.acme.test/auth/link#token',
      minutes: 10,
      brand: { name: 'A&B', ...look },
      occasion: { account: 'ada@example.com', at: 0 },
    },
    'en',
  ).html;

describe('R-02 R-33 R-87 a site with a logo', () => {
  const logo = 'https://cdn.test/a/logo,1;2.png?v=2&w=40';

  it.each(PAGES)('shows it at the head of %s, which lets in that picture alone', async (path) => {
    const { page, policy } = await pageOf(path, { logo });
    expect(imagesOf(page)).toHaveLength(1);
    expect(page).toMatch(
      /<img class="logo" [^>]*src="https:\/\/cdn.test\/a\/logo,1;2.png\?v=2&amp;w=40" alt="A&amp;B">/,
    );
    expect(policy.split('; ')).toContain('img-src https://cdn.test/a/logo%2C1%3B2.png');
    const without = await pageOf(path, {});
    expect([imagesOf(without.page), without.policy.includes('img-src')]).toEqual([[], false]);
  });

  it('shows it in mails, whose readers see the name where they see no pictures', () => {
    expect(imagesOf(mailWith({ logo }))).toEqual([
      expect.stringMatching(/src="https:\/\/cdn.test\/a\/logo,1;2.png\?v=2&amp;w=40" alt="A&amp;B" height="40"/),
    ]);
    expect(imagesOf(mailWith({}))).toEqual([]);
  });
});

describe('a site with an accent', () => {
  it('can be read in every colour there is: as text, and under the words of a button', () => {
    const levels = [0, 51, 102, 153, 204, 255].map((level) => level.toString(16).padStart(2, '0'));
    const colours = levels.flatMap((red) => levels.flatMap((green) => levels.map((blue) => `#${red}${green}${blue}`)));
    for (const colour of colours) {
      const { accent, onAccent, card, raised } = paletteOf(colour);
      for (const scheme of [0, 1] as const)
        for (const ground of [card, raised, onAccent])
          expect(contrast(accent[scheme], ground[scheme]), `${colour} ${scheme}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('is left as it is where it can be read', () => {
    expect(paletteOf('#0a7c5a').accent[0]).toBe('#0a7c5a');
    expect(paletteOf('#ffd60a').accent[1]).toBe('#ffd60a');
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(PAGES)('has its colour on %s, whose policy lets in that style', async (path) => {
    const { page, policy } = await pageOf(path, { accent: '#0a7c5a' });
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    expect(style).toMatch(/light-dark\(#0a7c5a, #[\da-f]{6}\)/);
    expect(style).not.toContain('#1f55d6');
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('has its colour in mails, light and dark', () => {
    const html = mailWith({ accent: '#0a7c5a' });
    expect(html).toContain('background:#0a7c5a');
    expect(html).toContain(`.action { background: ${paletteOf('#0a7c5a').accent[1]} !important`);
    expect(html).not.toMatch(/#1f55d6|#8fb4ff/);
  });
});
