import { describe, expect, it } from 'vitest';
import { readPhoneNumber } from '../../server/src/accounts/phone-number.ts';

const PERSON = '+4915112345678';

describe('reading a phone number', () => {
  it.each([
    ['as it is', '+4915112345678'],
    ['with spaces', ' +49 151 12345678 '],
    ['with dashes', '+49-151-1234-5678'],
    ['with long dashes', '+49–151–12345678'],
    ['with dots', '+49.151.1234.5678'],
    ['with brackets', '+49 (151) 12345678'],
    ['with a slash', '+49 151/12345678'],
    ['with the trunk prefix', '+49 (0)151 12345678'],
    ['with 00', '0049 151 12345678'],
    ['with no-break spaces', '+49\u00a0151\u202f12345678'],
    ['with invisible marks', '\u202a+49\u200b151\u00ad12345678\u202c\u2069\ufeff'],
    ['full-width', '＋４９　１５１　１２３４５６７８'],
    ['Arabic-Indic', '+٤٩ ١٥١ ١٢٣٤٥٦٧٨'],
    ['Arabic-Indic with 00', '٠٠٤٩ ١٥١ ١٢٣٤٥٦٧٨'],
    ['Persian', '\u200e+۴۹ ۱۵۱ ۱۲۳۴۵۶۷۸'],
  ])('R-04 reads it %s', (_, typed) => {
    expect(readPhoneNumber(typed)).toBe(PERSON);
  });

  it.each([
    ['USA', '+1 (212) 555-0123', '+12125550123'],
    ['United Kingdom', '+44 7911 123456', '+447911123456'],
    ['France', '+33 6 12 34 56 78', '+33612345678'],
    ['Italy', '+39 347 1234567', '+393471234567'],
    ['India', '+91 98765 43210', '+919876543210'],
    ['Argentina', '+54 9 11 2345-6789', '+5491123456789'],
    ['Ascension, with five digits', '+247 40123', '+24740123'],
    ['Saint Helena, which landlines share', '+290 8891', '+2908891'],
  ])('R-04 takes a mobile number of %s', (_, typed, read) => {
    expect(readPhoneNumber(typed)).toBe(read);
  });

  it.each([
    ['premium rate', '+49 900 1234567'],
    ['premium rate, USA', '+1 900 555 1234'],
    ['premium rate of no country', '+979 123456789'],
    ['shared cost', '+371 81 123456'],
    ['a personal number that forwards', '+44 70 1234 5678'],
    ['toll-free', '+1 800 555 0123'],
    ['a landline', '+49 30 1234567'],
    ['VoIP', '+44 56 1234 5678'],
    ['a satellite', '+881 6 12345678'],
    ['a ship', '+870 773111632'],
    ['an international network', '+883 510012345678'],
    ['an emergency number', '+49 110'],
    ['a short code', '62262'],
  ])('R-04 refuses %s', (_, typed) => {
    expect(readPhoneNumber(typed)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a plus', '+'],
    ['no country code', '0151 12345678'],
    ['a country code that is nobody’s', '+999 151 12345678'],
    ['a digit too few', '+49 151 123456'],
    ['digits too many', '+49 151 12345678 901'],
    ['two plus signs', '++4915112345678'],
    ['an extension', '+49 151 12345678 ext. 5'],
    ['a parameter', '+49 151 12345678;ext=5'],
    ['words around it', 'call +49 151 12345678'],
    ['letters for digits', '+1 212 FLOWERS'],
    ['two numbers', '+4915112345678, +4915112345679'],
    ['a line break and a header', '+4915112345678\r\nTo: +4915112345679'],
    ['digits of another script in between', '+49 151 1234567८8'],
    ['half of a surrogate pair', '+4915112345678\ud800'],
    ['more than anybody types', `+49${' '.repeat(100)}15112345678`],
    ['a megabyte', '+49 '.repeat(262_144)],
  ])('R-04 refuses %s', (_, typed) => {
    expect(readPhoneNumber(typed)).toBeUndefined();
  });
});
