import { describe, expect, it } from 'vitest';
import { methodWords } from '../../demo/home/method-words.ts';

describe('the methods of a session, in words', () => {
  it.each([
    [['pwd'], 'Password'],
    [['pwd', 'otp', 'mfa'], 'Password + one-time code'],
    [['pwd', 'otp', 'email', 'mfa'], 'Password + code by email'],
    [['pop', 'user', 'mfa'], 'Passkey'],
    [['sso', 'hwk'], 'Single sign-on'],
    [['hwk', 'pin'], 'hwk, pin'],
  ])('%j are said as %j', (amr, words) => expect(methodWords(amr)).toBe(words));
});
