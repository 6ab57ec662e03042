import { normalisePassword, passwordLength, type ProblemReason } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { guardsOf } from './guards.ts';
import type { Policy } from './policy/policy.ts';
import { endTrust } from './trust.ts';

/** NIST SP 800-63B-4 §3.1.1.2: 15 characters where the password is all that is asked for, 8 beside a second factor. */
const SHORTEST_ALONE = 15;
const SHORTEST_BESIDE_A_FACTOR = 8;

/** How long a new password must be that is all that is asked for, in Unicode code points. */
export const SHORTEST_PASSWORD = SHORTEST_ALONE;

/**
 * How long a new password of this account must be, in Unicode code points: a factor lowers that where a sign-in asks
 * for it, and one that was turned off doesn't.
 */
export const shortestPassword = (account: Account, policy: Policy): number =>
  guardsOf(account, policy).length > 0 ? SHORTEST_BESIDE_A_FACTOR : SHORTEST_ALONE;

/** The account with a new password: every session and flow of it ends, and all trust. */
export function withPassword(account: Account, passwordHash: string, now: number): Account {
  const { weighsPassword: _, ...rest } = endTrust(account);
  return { ...rest, passwordHash, passwordChangedAt: now, epoch: account.epoch + 1 };
}

/** Of whom or of what a password speaks: what somebody tries first who knows for whom it is. */
export interface PasswordContext {
  /** Of the site. */
  host: string;
  email: string;
  userName?: string | undefined;
  /** What account and tenant are called. */
  names: readonly (string | undefined)[];
}

/**
 * What is wrong with a new password, as far as it can be told without a list of the commonest: it is too short, one of
 * the words of its own context, or a run of characters. It is compared whole, with marks and digits around it taken
 * off, and with what repeats in it once: never what stands within it, and no kinds of characters are asked for (NIST
 * SP 800-63B-4 §3.1.1.2: context-specific words and their derivatives; no composition rules).
 *
 * @param shortest  In Unicode code points.
 */
export function passwordFault(
  password: string,
  context: PasswordContext,
  shortest: number,
): Exclude<ProblemReason, 'invisible-marks'> | undefined {
  if (passwordLength(password) < shortest) return 'password-short';
  const whole = foldedPassword(password);
  const unit = repeatedUnit(whole);
  const own = ownWords(context);
  if ([whole, unit].some((each) => own.has(each) || own.has(bare(each)) || own.has(core(each)))) return 'password-own';
  return isRun(whole) || Array.from(unit).length < SHORTEST_UNIT ? 'password-common' : undefined;
}

/** The spellings of a password that are looked up among the commonest ones: as it is, and what repeats in it once. */
export const lookedUpPasswords = (password: string): string[] => {
  const whole = foldedPassword(password);
  return [...new Set([whole, repeatedUnit(whole)])];
};

/** Case is how a password is typed, and what a guesser tries last. */
const foldedPassword = (password: string): string => normalisePassword(password).toLowerCase();

/** What is repeated must be this long to be more than a pattern. */
const SHORTEST_UNIT = 5;

/** The whole once where it is the same text over and over, perhaps cut off at the end; else the whole itself. */
function repeatedUnit(text: string): string {
  const letters = Array.from(text);
  for (let length = 1; length <= letters.length / 2; length++)
    if (letters.every((letter, index) => letter === letters[index % length])) return letters.slice(0, length).join('');
  return text;
}

/** Whether each character follows the one before, upwards, downwards or not at all: `abcdefgh`, `9876543`. */
function isRun(text: string): boolean {
  const points = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(points.slice(1).map((point, index) => stepFrom(points[index] ?? 0, point)));
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
}

/** After 9 comes 0. */
function stepFrom(before: number, after: number): number {
  if (before === 0x39 && after === 0x30) return 1;
  return before === 0x30 && after === 0x39 ? -1 : after - before;
}

/** Letters and digits alone. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
/** Without what stands before the first letter and after the last one. */
const core = (text: string): string => bare(text.replace(/^\P{L}+|\P{L}+$/gu, ''));

/** Of fewer letters a word is no guess. */
const SHORTEST_WORD = 3;

function ownWords({ host, email, userName = '', names }: PasswordContext): Set<string> {
  const local = email.slice(0, Math.max(email.lastIndexOf('@'), 0));
  const texts = [host, ...host.split(/[.:]/), email, ...email.split('@'), local.split('+')[0] ?? '', userName];
  const called = names.flatMap((name = '') => [name, ...name.split(/\s+/)]);
  const words = [...texts, ...called].map(foldedPassword);
  return new Set([...words, ...words.map(bare), ...words.map(core)].filter((word) => word.length >= SHORTEST_WORD));
}
