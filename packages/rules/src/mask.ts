const HIDDEN = '•••';

/**
 * An address to show to whoever may not be its owner: `jane@example.com` as `j•••@example.com`. Always three dots, so
 * that the length stays hidden. An address of one character keeps it: dots alone would tell that there is just one.
 *
 * @param email  A quoted local part may hold an `@`: the last one counts (RFC 5321 §4.1.2). Without any, dots alone.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email.slice(0, Math.max(at, 0)); // a code point, never half of a surrogate pair
  return at < 0 ? HIDDEN : `${first}${HIDDEN}${email.slice(at)}`;
}

/** Country codes of one and two digits; all others have three (ITU-T E.164 Annex D). None begins another. */
const COUNTRY_CODE = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/**
 * A phone number to show to whoever may not be its owner: `+4915112345678` as `+49 ••• ••78`, whatever its length.
 *
 * @param phone  E.164. Of anything else nothing is shown but dots.
 */
export function maskPhone(phone: string): string {
  const code = countryCode(phone);
  return code ? `${code} ••• ••${phone.slice(-2)}` : HIDDEN;
}

/**
 * A phone number to show to whoever has typed it: `+4915112345678` as `+49 151 123 456 78`. In threes any can be read
 * and compared, however its own country would write it.
 *
 * @param phone  E.164. Anything else, such as a masked number, stays as it is.
 */
export function groupPhone(phone: string): string {
  const code = countryCode(phone);
  return code ? [code, ...(phone.slice(code.length).match(/\d{3}(?=\d\d)|\d+/g) ?? [])].join(' ') : phone;
}

const countryCode = (phone: string): string | undefined =>
  /^\+[1-9]\d{6,14}$/.test(phone) ? COUNTRY_CODE.exec(phone)?.[0] : undefined;
