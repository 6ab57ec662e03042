import { asciiDomain, countedRecipient, emailDomain, hasInvisibleMarks, normaliseIdentifier } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';

describe('A-41 the one spelling of an identifier', () => {
  it.each([
    [' Anna@ACME.test ', 'anna@acme.test'],
    ['anna@acme.test.', 'anna@acme.test'],
    ['anna@acme。test', 'anna@acme.test'],
    ['anna@acme｡test．', 'anna@acme.test'],
    ['anna@ＡＣＭＥ.test', 'anna@acme.test'],
    ['an\u00adna@ac\u00adme.te\u200bst', 'anna@acme.test'],
    ['\u202aanna@acme.test\u202c', 'anna@acme.test'],
    ['anna\u200b', 'anna'],
    ['o\u034f\u0308', 'ö'],
    ['user@bücher.test', 'user@xn--bcher-kva.test'],
    ['user@BÜCHER.test', 'user@xn--bcher-kva.test'],
    ['user@XN--Bcher-KVA.test', 'user@xn--bcher-kva.test'],
    ['user@straße.test', 'user@xn--strae-oqa.test'],
    ['user@نامه\u200cای.test', 'user@xn--mgba3gch31f060k.test'],
    ['ab@c@acme.test.', 'ab@c@acme.test'],
    ['anna@ac me.test', 'anna@ac me.test'],
    ['anna@acme.test/x', 'anna@acme.test/x'],
    ['anna@acme%2etest', 'anna@acme%2etest'],
    ['anna@xn--a.test', 'anna@xn--a.test'],
  ])('is for %j %j', (typed, one) => {
    expect(normaliseIdentifier(typed)).toBe(one);
    expect(normaliseIdentifier(one)).toBe(one);
  });

  it.each([
    '',
    '.',
    'a..b',
    '..',
    'a b',
    'a:80',
    'a/b',
    'a@b',
    '0x7f.１',
    '１.2.3.4',
    'xn--a.test',
    `${'a'.repeat(64)}.test`,
  ])('takes no %j for a domain', (text) => expect(asciiDomain(text)).toBeUndefined());

  it('F-12 tells marks that nobody sees from those that a domain may have', () => {
    expect(['a\u200bb@acme.test', 'anna@acme.test\u200b', 'a\u00adb', '\ufeffanna'].map(hasInvisibleMarks)).toEqual(
      Array(4).fill(true),
    );
    expect(
      ['anna@acme.test', 'user@نامه\u200cای.test', 'jörg@bücher.test', '王@例.test'].map(hasInvisibleMarks),
    ).toEqual(Array(4).fill(false));
  });

  it('A-23 counts as one recipient whatever goes to one mailbox', () => {
    const spellings = ['an\u00adna@acme.test', 'a.nna+x@acme。test', 'ANNA@acme.test.', 'anna@\u200bACME.test'];
    expect([...new Set(spellings.map(countedRecipient))]).toEqual(['anna@acme.test']);
    expect(countedRecipient('+4915112345678')).toBe('+4915112345678');
  });

  it('R-32 is what tells whose domain an address is of', () => {
    const spellings = ['x@corp.test.', 'x@corp。test', 'x@CO\u00adRP.test', 'x@ｃｏｒｐ.test'];
    expect([...new Set(spellings.map(emailDomain))]).toEqual(['corp.test']);
  });
});
