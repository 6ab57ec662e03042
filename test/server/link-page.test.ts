import { describe, expect, it } from 'vitest';
import { catalogues } from '../../server/src/messages/catalogues.ts';
import { testApp } from '../support/test-app.ts';

const headings = (page: string) => [...page.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, words]) => words);

describe('R-02 the page of a mail’s link', () => {
  it.each([
    ['sign-in', 'en', 'Sign in to auth.acme.test?', 'Sign in', 'You’re signed in on the other page'],
    ['enrol', 'en', 'Confirm your address for auth.acme.test?', 'Confirm your address', 'Your address is confirmed'],
    [
      'recover',
      'en',
      'Set a new password for auth.acme.test?',
      'Set a new password',
      'Set your new password on the other page',
    ],
    ['sign-up', 'en', 'Create your account at auth.acme.test?', 'Create your account', 'Your address is confirmed'],
    ['sign-in', 'de', 'Bei auth.acme.test anmelden?', 'Anmelden', 'Sie sind auf der anderen Seite angemeldet'],
    ['sign-in', 'ar', 'هل تريد تسجيل الدخول إلى auth.acme.test؟', 'تسجيل الدخول', 'تم تسجيل دخولك في الصفحة الأخرى'],
  ] as const)('says what it is for: %s in %s', async (purpose, language, title, action, approved) => {
    const app = await testApp();
    const headers = { 'accept-language': language };
    const response = await app.browser().request('GET', `/link?for=${purpose}`, undefined, headers);
    const page = await response.text();
    expect(headings(page).slice(0, 2)).toEqual([title, approved]);
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(`<button type="button">${action}</button>`);
    expect(page).toContain(`<template>${catalogues[language]['link.busy']}</template>`);
  });

  it('R-87 sends nobody back to a page where they began, where an undoing is too late', async () => {
    const app = await testApp();
    const response = await app.browser().request('GET', '/link?for=undo-address');
    const [, over = ''] = /data-state="over"[^>]*>(.*?)<\/section>/s.exec(await response.text()) ?? [];
    expect(over).toContain(catalogues.en['link.undo-address.over']);
    expect(over).not.toContain('where you started');
  });

  it('has words for every purpose where its address says none that is known, and repeats nothing of it', async () => {
    const app = await testApp();
    for (const query of ['', '?for=', '?for=constructor', '?for=%22%3E%3Cb%3E', '?for=x&for=sign-in']) {
      const response = await app.browser().request('GET', `/link${query}`);
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(headings(page).slice(0, 2)).toEqual(['Continue at auth.acme.test', 'Done']);
      expect(page).not.toContain('<b>');
    }
  });
});
