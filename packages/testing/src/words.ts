/** By which names a person finds what a sign-in has. */
export interface SignInWords {
  identifier: string | RegExp;
  password: string | RegExp;
  signIn: string | RegExp;
  code: string | RegExp;
  backupCode: string | RegExp;
  verify: string | RegExp;
  anotherWay: string | RegExp;
  trust: string | RegExp;
}

/** The elements' own words in English. */
export const ENGLISH: SignInWords = {
  identifier: 'Email or user name',
  password: 'Password',
  signIn: /^Sign in$/,
  code: /^(\d+-digit )?code$|Enter the code it shows/i,
  backupCode: 'Backup code',
  verify: 'Verify code',
  anotherWay: 'Try another way',
  trust: /^Trust this device/,
};
