import { lookedUpPasswords } from '@sallyport/rules';

let list: Promise<Set<string>> | undefined;

/** 49,233 of them, in lower case: read where the first password is chosen, since it takes 0.1 s and 5 MB. */
const commonest = (): Promise<Set<string>> =>
  (list ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'])));

/**
 * Whether a password is among the first that are guessed, compared whole (NIST SP 800-63B-4 §3.1.1.2: a blocklist;
 * OWASP ASVS 5.0, 6.2.4: at least the 3,000 commonest).
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const known = await commonest();
  return lookedUpPasswords(password).some((each) => known.has(each));
}
