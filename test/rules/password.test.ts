import { passwordFault, shortestPassword, standard } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { account, app } from '../support/account.ts';

const CONTEXT = {
  host: 'auth.acme-portal.test',
  email: 'Ångström@bücher.test',
  userName: 'anna.schmidt',
  names: ['Anna Schmidt', 'The Acme Corporation', undefined],
};

describe('A-38 a new password', () => {
  it.each([
    'Ångström@bücher.test',
    'ångström@bücher.test!',
    'Ångström',
    '1990ÅNGSTRÖM2026',
    'auth.acme-portal.test',
    'AcmePortal2026',
    'acme-portalacme-portal',
    'anna schmidt 1990',
    'AnnaSchmidt!!!',
    'The Acme Corporation',
    'corporation123',
  ])('is none of the words of its context, however written: %s', (password) => {
    for (const form of ['NFC', 'NFD'] as const)
      expect(passwordFault(password.normalize(form), CONTEXT, 8)).toBe('password-own');
  });

  it.each([
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'abcdefghijklmno',
    '123456789012345',
    '987654321098765',
    'ababababababababab',
  ])('is no pattern: %s', (password) => expect(passwordFault(password, CONTEXT, 15)).toBe('password-common'));

  it.each([
    'a password for tests 2026',
    'anna schmidt likes tea',
    'correct horse battery staple',
    'my portal to the north sea',
    'tea tea tea and biscuits',
    'éèêëēėę ùûüū',
  ])('is anything else, and no kinds of characters are asked for: %s', (password) =>
    expect(passwordFault(password, CONTEXT, 8)).toBeUndefined(),
  );

  it('is long enough, in code points; only factors that are asked for lower that', () => {
    expect(passwordFault('fourteen chars', CONTEXT, 15)).toBe('password-short');
    expect(shortestPassword(account(), standard)).toBe(15);
    expect(shortestPassword(account({ authenticators: [app()] }), standard)).toBe(8);
    expect(shortestPassword(account({ authenticators: [{ ...app(), off: true }] }), standard)).toBe(15);
  });
});
