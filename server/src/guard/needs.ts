import type { AuthNeeds } from '@sallyport/protocol';

/** What has been proved, as a token says it. */
export interface Proved {
  aal: number;
  /** When the person last proved who they are, Unix time in s. */
  authTime: number;
}

/** What level 2 is called where a client is told to ask for it (RFC 6711: a name that others use already). */
const ACR_AAL2 = 'http://idmanagement.gov/ns/assurance/aal/2';

/**
 * Whether a sign-in is strong and fresh enough. What can't be compared is neither.
 *
 * @param now  Unix time in s.
 */
export const isEnough = ({ aal = 1, maxAge = Infinity }: AuthNeeds, proved: Proved, now: number): boolean =>
  proved.aal >= aal && now - proved.authTime <= maxAge;

/** @throws {RangeError} where nobody could ever meet it, or everybody would. */
export function checkNeeds({ aal = 1, maxAge = Infinity }: AuthNeeds): void {
  if (aal !== 1 && aal !== 2) throw new RangeError('aal is 1 or 2');
  if (!(maxAge > 0)) throw new RangeError('maxAge is a number of seconds, more than 0');
}

/** The challenge that has a client ask for what is missing (RFC 9470 §3). */
export const stepUpChallenge = ({ aal, maxAge }: AuthNeeds): string =>
  [
    'Bearer error="insufficient_user_authentication"',
    'error_description="The sign-in is not strong or fresh enough."',
    ...(aal === 2 ? [`acr_values="${ACR_AAL2}"`] : []),
    ...(maxAge === undefined ? [] : [`max_age="${maxAge}"`]),
  ].join(', ');
