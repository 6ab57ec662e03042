/** The methods (RFC 8176) that say what a person did. The others say how these count: `mfa`, `user`. */
const WORDS: readonly [method: string, words: string][] = [
  ['sso', 'single sign-on'],
  ['pwd', 'password'],
  ['pop', 'passkey'],
  ['email', 'code by email'],
  ['sms', 'code by text message'],
];

/**
 * How a person signed in, from the methods of their session: "Password + one-time code". One of an app and a backup
 * code are the same there. Methods that none of the words are for, such as another provider's, are said as they are.
 */
export function methodWords(amr: readonly string[]): string {
  const said = WORDS.filter(([method]) => amr.includes(method)).map(([, words]) => words);
  if (amr.includes('otp') && !amr.includes('email') && !amr.includes('sms')) said.push('one-time code');
  const text = said.join(' + ');
  return text ? text[0]!.toUpperCase() + text.slice(1) : amr.join(', ');
}
