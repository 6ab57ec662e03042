import { expect, it } from 'vitest';
import { acceptsPassword } from '@sallyport/rules';
import { account } from '../support/account.ts';

it.each([
  ['Ångström@acme.test', 'ångström@acme.test', 'NFC'],
  ['Ångström@acme.test', 'Ångström@acme.test', 'NFD'],
] as const)('the address %j is no password, as %j in %s', (email, typed, form) => {
  expect(acceptsPassword(account({ email }), typed.normalize(form))).toBe(false);
  expect(acceptsPassword(account({ email: email.normalize('NFD') }), typed.normalize(form))).toBe(false);
  expect(acceptsPassword(account({ email }), `${typed}!`.normalize(form))).toBe(true);
});
