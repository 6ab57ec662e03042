import { groupPhone, maskEmail, maskPhone } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';

describe('masking an address', () => {
  it.each([
    ['jane@example.com', 'j•••@example.com'],
    ['j@example.com', 'j•••@example.com'],
    ['jane.mary.elizabeth@mail.example.co.uk', 'j•••@mail.example.co.uk'],
    ['𝒿ane@example.com', '𝒿•••@example.com'],
    ['😀@example.com', '😀•••@example.com'],
    ['"a@b"@example.com', '"•••@example.com'],
    ['@example.com', '•••@example.com'],
    ['jane', '•••'],
    ['', '•••'],
  ])('R-05 shows of %s the first character and the domain', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});

/** All of two digits that are assigned (ITU-T E.164 Annex D). */
const TWO_DIGITS =
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 ' +
  '55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98';

describe('masking a phone number', () => {
  it.each(TWO_DIGITS.split(' '))('R-05 shows the country code %s', (code) => {
    expect(maskPhone(`+${code}000000078`)).toBe(`+${code} ••• ••78`);
  });

  it.each([
    ['+4915112345678', '+49 ••• ••78'],
    ['+491511234567', '+49 ••• ••67'],
    ['+12125550123', '+1 ••• ••23'],
    ['+79123456789', '+7 ••• ••89'],
    ['+6838884012', '+683 ••• ••12'],
    ['+24740123', '+247 ••• ••23'],
    ['+353851234567', '+353 ••• ••67'],
    ['+37120123456', '+371 ••• ••56'],
    ['+8801712345678', '+880 ••• ••78'],
    ['+9647912345678', '+964 ••• ••78'],
    ['+998901234567', '+998 ••• ••67'],
  ])('R-05 shows of %s the country code and the last two digits', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each(['', '+', '+49', '110', '015112345678', '+49 151 12345678', '+4915112345678\n', '+1234567890123456'])(
    'R-05 shows nothing of %j, which is no number in E.164',
    (phone) => {
      expect(maskPhone(phone)).toBe('•••');
    },
  );
});

describe('a phone number in groups', () => {
  it.each([
    ['+447700900123', '+44 770 090 0123'],
    ['+4915112345678', '+49 151 123 456 78'],
    ['+12125550123', '+1 212 555 0123'],
    ['+6838884', '+683 8884'],
    ['+37120123456', '+371 201 234 56'],
  ])('shows %s as %s', (phone, grouped) => {
    expect(groupPhone(phone)).toBe(grouped);
  });

  it.each(['+49 ••• ••78', 'j•••@example.com', '110', ''])('leaves %j as it is', (other) => {
    expect(groupPhone(other)).toBe(other);
  });
});
