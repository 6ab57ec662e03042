export { PEOPLE, type Person } from './people.ts';
export type { Screen } from './screen.ts';
export { signIn, type SignInOptions } from './sign-in.ts';
export { SignInForm } from './sign-in-form.ts';
export { totp } from './totp.ts';
export { ENGLISH, type SignInWords } from './words.ts';
