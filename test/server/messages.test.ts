import { describe, expect, it } from 'vitest';
import { FactorType } from '@sallyport/protocol';
import type { Notice } from '@sallyport/rules';
import type { Message } from '@sallyport/server';
import { accountExistsMail } from '../../server/src/messages/account-exists-message.ts';
import { catalogues, type Language } from '../../server/src/messages/catalogues.ts';
import { codeMail, codeSms, type CodeMail } from '../../server/src/messages/code-message.ts';
import type { MessageKey, Plural } from '../../server/src/messages/en.ts';
import { invitationMail, invitedElsewhereMail } from '../../server/src/messages/invitation-message.ts';
import { matchLanguage } from '../../server/src/messages/match-language.ts';
import { noticeMail } from '../../server/src/messages/notice-message.ts';
import { reminderMail } from '../../server/src/messages/reminder-message.ts';
import { sendNotice } from '../../server/src/notices/send-notice.ts';
import { testApp } from '../support/test-app.ts';

const LANGUAGES = Object.keys(catalogues) as Language[];
const KEYS = Object.keys(catalogues.en) as MessageKey[];
const SITE = 'auth.acme.test';
const LINK = 'https://auth.acme.test/auth/link#token';
const PURPOSES = ['sign-in', 'enrol', 'recover', 'sign-up', 'new-address'] as const;

const OCCASION = {
  account: 'ada@example.com',
  at: Date.UTC(2026, 10, 28, 6, 24, 59),
  device: 'Firefox on Windows',
};
const CONTEXT = { brand: { name: SITE }, page: LINK, occasion: OCCASION };

const placeholders = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const formsOf = (message: string | Plural): Plural => (typeof message === 'string' ? { other: message } : message);
const code = (more: Partial<CodeMail> = {}): CodeMail => ({
  purpose: 'sign-in',
  code: '481920',
  link: LINK,
  minutes: 10,
  brand: { name: SITE },
  occasion: OCCASION,
  ...more,
});

/** One of each kind: a kind without one does not compile. */
const NOTICES: { [K in Notice['kind']]: Extract<Notice, { kind: K }> } = {
  'mfa-enabled': { kind: 'mfa-enabled' },
  'mfa-disabled': { kind: 'mfa-disabled' },
  'factor-added': { kind: 'factor-added', factor: 'totp' },
  'factor-replaced': { kind: 'factor-replaced', factor: 'totp' },
  'factor-removed': { kind: 'factor-removed', factor: 'backup-code' },
  'factor-turned-off': { kind: 'factor-turned-off', factor: 'totp' },
  'backup-codes-new': { kind: 'backup-codes-new' },
  'backup-code-used': { kind: 'backup-code-used', left: 9 },
  'password-changed': { kind: 'password-changed' },
  'not-me': { kind: 'not-me' },
  'password-reset': { kind: 'password-reset' },
  'role-changed': { kind: 'role-changed', role: 'tenant-admin' },
  'owner-given': { kind: 'owner-given' },
  'owner-taken': { kind: 'owner-taken' },
  'address-changed': { kind: 'address-changed', from: 'anna@acme.test', undoId: 'undo' },
  'address-undone': { kind: 'address-undone', from: 'anna@acme.test' },
  'wrong-codes': { kind: 'wrong-codes' },
  'passkey-copied': { kind: 'passkey-copied' },
  locked: { kind: 'locked', lockFor: 3600 },
  'break-glass-used': { kind: 'break-glass-used', account: 'eve@example.com' },
};
const everyMail = (language: Language): Omit<Message, 'to'>[] => [
  ...PURPOSES.flatMap((purpose) => [
    codeMail(code({ purpose }), language),
    codeMail(code({ purpose, link: undefined }), language),
    codeMail(code({ purpose, code: undefined }), language),
  ]),
  ...Object.values(NOTICES).map((notice) => noticeMail(notice, CONTEXT, language)),
  invitationMail({ ...CONTEXT, link: LINK }, language),
  invitedElsewhereMail(CONTEXT, language),
  accountExistsMail(CONTEXT, language),
  reminderMail(OCCASION.at, CONTEXT, language),
];

describe.each(LANGUAGES)('I18-7 the words of messages in %s', (language) => {
  const messages = catalogues[language];

  it.each(KEYS)('%s has the placeholders of the English one, and every plural form', (key) => {
    const [english, forms] = [formsOf(catalogues.en[key]), formsOf(messages[key])];
    expect(placeholders(forms.other)).toEqual(placeholders(english.other));
    for (const form of Object.values(forms)) {
      expect(placeholders(english.other)).toEqual(expect.arrayContaining(placeholders(form)));
    }
    if (typeof messages[key] === 'string') return;
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    expect(Object.keys(forms).sort()).toEqual([...pluralCategories].sort());
  });

  it('leave no placeholder open, and are said in both parts', () => {
    for (const { subject, text, html = '' } of everyMail(language)) {
      expect(subject + text + html.replace(/<style>[^]*<\/style>/, '')).not.toMatch(/[{}]|undefined|NaN/);
      const shown = [...html.matchAll(/<p[^>]*>([^<]+)<\/p>/g)].map(([, words = '']) =>
        words.replaceAll('&#39;', "'").replaceAll('&quot;', '"'),
      );
      expect(shown.length).toBeGreaterThan(1);
      expect(text.split('\n\n').filter((part) => !part.endsWith(LINK))).toEqual(shown);
      expect(html).toContain(`>${subject}</h1>`);
    }
  });

  it('R-87 say what to do if this was not you, each time', () => {
    const notYou = Object.entries(messages).flatMap(([key, words]) => (key.includes('not-you') ? [words] : []));
    expect(notYou).toHaveLength(12);
    for (const { text } of everyMail(language)) expect(notYou).toContain(text.split('\n\n').at(-1));
  });

  it('stand in a page of their direction that fetches nothing, with nothing to press but the link', () => {
    for (const { html = '', text } of everyMail(language)) {
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(html).toContain('<meta name="color-scheme" content="light dark">');
      expect(html).not.toMatch(/<(img|script|link|form|input|button|iframe|object)|src=|url\(|@import|\son\w+=/i);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      expect(links).toEqual(text.includes(LINK) ? [LINK] : []);
      expect(html.replaceAll(LINK, '')).not.toContain('//');
    }
  });

  it('R-02 ask for the code, the link or either; the code reads from left to right', () => {
    for (const purpose of PURPOSES) {
      const both = codeMail(code({ purpose }), language);
      expect(both.text).toContain('\n\n481920\n\n');
      expect(both.text).toContain(`\n\n${LINK}\n\n`);
      expect(both.html).toMatch(/<p dir="ltr"[^>]*tabular-nums[^>]*>481920<\/p>/);
      expect(codeMail(code({ purpose, link: undefined }), language).text).not.toContain('http');
      const link = codeMail(code({ purpose, code: undefined }), language);
      expect(link.text + link.html).not.toMatch(/481920|dir="ltr"[^>]*tabular/);
    }
    expect(() => codeMail(code({ code: undefined, link: undefined }), language)).toThrow('neither');
  });

  it('R-03 say how long it works', () => {
    for (const minutes of [1, 2, 3, 20, 100]) {
      const { text } = codeMail(code({ code: 'ABCDEF', minutes }), language);
      const form = new Intl.PluralRules(language).select(minutes);
      const expected = messages['code.valid'][form]?.replace('{count}', String(minutes));
      expect(text.split('\n\n')[2]).toBe(expected); // above the link
    }
  });

  it('A-16 keep the code out of the subject', () => {
    for (const purpose of PURPOSES) expect(codeMail(code({ purpose }), language).subject).not.toMatch(/481920|\d{3}/);
  });

  it('OTP-10 end a text message with the line that binds the code to the host', () => {
    for (const [site, host] of [
      [SITE, SITE],
      ['localhost:3000', 'localhost'],
      ['auth.acme.test:8443', SITE],
    ] as const) {
      const sms = codeSms({ code: '123456', site }, language);
      expect(sms.split('\n').at(-1)).toBe(`@${host} #123456`);
      expect(sms.split('\n').at(-2)).toBe('');
      expect(sms).toMatch(/^123456 /);
    }
  });

  it('word every factor that is added or removed', () => {
    for (const factor of FactorType.options) {
      for (const kind of ['factor-added', 'factor-replaced', 'factor-removed'] as const) {
        const { subject } = noticeMail({ kind, factor }, CONTEXT, language);
        expect(subject).toContain(messages[`factor.${factor}`]);
        expect(subject).toContain(SITE);
      }
    }
  });
});

describe('messages', () => {
  it.each([
    ['en', 'For ada@example.com · 28 November 2026, 06:24 UTC · Firefox on Windows'],
    ['de', 'Für ada@example.com · 28. November 2026, 06:24 UTC · Firefox unter Windows'],
    [
      'ar',
      '\u2068للحساب ada@example.com\u2069 · \u206828 نوفمبر 2026، 06:24 UTC\u2069' +
        ' · \u2068\u200fFirefox على Windows\u2069',
    ],
  ] as const)('R-87 say whose account, when and on what device, in %s', (language, line) => {
    for (const { text } of everyMail(language)) expect(text.split('\n\n').at(-2)).toBe(line);
  });

  it.each([undefined, 'Unknown browser', 'Call +49 30 1234 now', 'Firefox on evil.test', 'Firefox on Windows on x'])(
    'A-26 name no device but by what browsers and systems are called: %s',
    (device) => {
      const { text, html } = codeMail(code({ occasion: { ...OCCASION, device } }), 'en');
      expect(text.split('\n\n').at(-2)).toBe('For ada@example.com · 28 November 2026, 06:24 UTC');
      expect(html).not.toMatch(/Firefox|Call|Unknown/);
    },
  );

  it('have a first line for lists of mails that isn’t the subject, and that no program shows', () => {
    const previews = LANGUAGES.flatMap(everyMail).map(({ subject, html = '' }) => {
      const [, style = '', preview] = /<body[^>]*>\s*<div style="([^"]*)">([^<]+)<\/div>/.exec(html) ?? [];
      expect(style).toContain('display:none');
      expect(preview).not.toBe(subject);
      return preview;
    });
    expect(previews[0]).toBe('Works once, for 10 minutes. Don’t share it.');
  });

  it('R-87 that tell what happened lead to the site', () => {
    const { text, html } = noticeMail(NOTICES.locked, { ...CONTEXT, page: 'https://www.acme.test/' }, 'en');
    expect(text.split('\n\n')[1]).toBe('Check your account: https://www.acme.test/');
    expect(html).toMatch(/<a [^>]*href="https:\/\/www.acme.test\/"[^>]*>Check your account<\/a>/);
  });

  it('that are texts fit into one part where they are said to', () => {
    const GSM_7 = /^[A-Za-z0-9@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r-]*$/;
    const text = (length: number, language: Language) =>
      codeSms({ code: '123456', site: `${'a'.repeat(length - 5)}.test` }, language);
    for (const language of ['en', 'de'] as const) {
      expect(text(40, language)).toMatch(GSM_7);
      expect(text(40, language).length).toBeLessThanOrEqual(160);
    }
    expect([text(13, 'ar').length <= 70, text(14, 'ar').length <= 70]).toEqual([true, false]);
  });

  it('escape every value', () => {
    const evil = `"'><a href=x>&amp;<img src=x onerror=alert(1)>`;
    const tags = (html = '') => html.match(/<[^>]*>/g)?.map((tag) => tag.split(' ', 1)[0]);
    const tame = codeMail(code({ brand: { name: SITE, logo: LINK } }), 'en');
    const { html = '' } = codeMail(
      code({ code: evil, link: evil, brand: { name: evil, logo: evil }, occasion: { ...OCCASION, account: evil } }),
      'en',
    );
    expect(tags(html)).toEqual(tags(tame.html));
    expect(html).toContain('href="&quot;&#39;&gt;&lt;a href=x&gt;&amp;amp;&lt;img');
    // title, logo, its name, heading, code, link, account
    expect(html.split('&lt;img src=x onerror=alert(1)&gt;')).toHaveLength(8);
  });

  it('R-87 say how long codes are locked, how many are left', () => {
    const text = (notice: Notice) => noticeMail(notice, CONTEXT, 'en').text;
    expect(text({ kind: 'locked', lockFor: 3600 })).toContain('try again in 1 hour.');
    expect(text({ kind: 'locked', lockFor: 5400 })).toContain('try again in 90 minutes.');
    expect(text({ kind: 'locked', lockFor: 30 })).toContain('try again in 1 minute.');
    expect(text({ kind: 'locked', lockFor: 'until-admin' })).toContain('Your administrator can unlock your account.');
    expect(text({ kind: 'backup-code-used', left: 1 })).toContain('You have 1 left.');
    expect(noticeMail({ kind: 'factor-added', factor: 'totp' }, CONTEXT, 'de').subject).toBe(
      'Zu Ihrem Konto bei auth.acme.test hinzugefügt: Eine Authenticator-App',
    );
  });

  it('I18-7 are written in the account’s language, in English where it has none', async () => {
    const { anna, outbox, ports } = await testApp();
    for (const language of ['de-AT', 'ar', 'tlh']) await sendNotice(ports, { ...anna, language }, NOTICES.locked);
    await sendNotice(ports, anna, NOTICES.locked);
    expect(outbox.map(({ html }) => /lang="(\w+)"/.exec(html ?? '')?.[1])).toEqual(['de', 'ar', 'en', 'en']);
    expect(outbox[0]).toMatchObject({ to: anna.email, subject: 'Zu viele falsche Codes bei auth.acme.test' });
  });
});

it('I18-7 a name from right to left turns nothing around it in a sentence of a mail', () => {
  const { subject } = noticeMail({ kind: 'password-changed' }, { ...CONTEXT, brand: { name: 'مصرف' } }, 'en');
  expect(subject).toBe('Your password for \u2068مصرف\u2069 was changed');
});

describe('I18-7 the language of a header', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de-AT', 'de'],
    ['DE-at,en;q=0.5', 'de'],
    ['ar-EG-u-nu-arab', 'ar'],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'en'],
    ['fr, de;q=0.2, ar;q=0.3', 'ar'],
    ['de;q=0.8, ar;q=0.8', 'de'],
    ['de;q=0, ar;q=0.1', 'ar'],
    ['de;q=0', 'en'],
    ['de ; q=0.5 , ar; q=0.50', 'de'],
    ['de;q=2, ar;q=0.1', 'ar'],
    ['de;q=x', 'en'],
    ['deu', 'en'],
    ['*', 'en'],
    ['constructor', 'en'],
    ['__proto__, de', 'de'],
    [',,,;;;q=,de', 'de'],
  ])('%s -> %s', (header, language) => {
    expect(matchLanguage(header)).toBe(language);
  });

  it('is looked for at the beginning of a long one', () => {
    expect(matchLanguage(`${'fr,'.repeat(100_000)}de`)).toBe('en');
    expect(matchLanguage(`${' '.repeat(100_000)}de`)).toBe('en');
    expect(matchLanguage(`ar,${'de;q=0.1,'.repeat(100_000)}`)).toBe('ar');
  });
});
