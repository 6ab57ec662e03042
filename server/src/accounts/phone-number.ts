import { parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max';

/** No number is written longer than this; what is longer is not even looked at. */
const LONGEST = 64;

/**
 * Numbers that a text message is sure to be meant for, and no others: a sender pays for what strangers type in. Premium
 * and shared-cost numbers pay whoever owns them, and personal ones (+44 70) forward to them; a landline swallows the
 * message or reads it aloud; a VoIP number is nobody's device (NIST SP 800-63B-4 §3.1.3.1). `FIXED_LINE_OR_MOBILE` is
 * every number of a plan that doesn't tell them apart, such as that of the USA.
 */
const TAKES_SMS = new Set<NumberType>(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/**
 * Reads a mobile number as people type it: spaces, dashes, dots, brackets, full-width or Arabic digits, `00` for
 * `+`, invisible marks of a paste. The country code has to be there, since a guessed one writes to a stranger.
 *
 * Refused as well are satellite and other numbers of no country, the dearest there are. A valid number may still cost
 * money for nothing (SMS pumping): how many messages go out is limited where they are sent.
 *
 * @param serves  Whether messages may go to a country, by its calling code without the plus; to any, unless told.
 * @returns E.164, or `undefined` where it is no number that exists and takes text messages. The judge is
 *   libphonenumber's `max` metadata: `min` knows lengths alone, and `mobile` none of the numbers that landlines and
 *   mobiles share.
 */
export function readPhoneNumber(
  typed: string,
  serves: (callingCode: string) => boolean = () => true,
): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(ARABIC_DIGIT, toAscii)
    .trim();
  const phone = parsePhoneNumberFromString(text.replace(/^00/, '+'), { extract: false });
  if (!phone || phone.ext || phone.isNonGeographic() || !TAKES_SMS.has(phone.getType())) return undefined;
  return serves(phone.countryCallingCode) ? phone.number : undefined;
}

/** Arabic-Indic and Persian digits, whose last four bits are their value. */
const ARABIC_DIGIT = /[٠-٩۰-۹]/g;
const toAscii = (digit: string) => String(digit.charCodeAt(0) & 0xf);
