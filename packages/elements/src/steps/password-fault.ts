import type { Problem, ProblemReason } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import type { MessageKey } from '../messages/message-key.ts';

const KEYS: Partial<Record<ProblemReason, MessageKey>> = {
  'password-short': 'new-password.short',
  'password-common': 'new-password.common',
  'password-own': 'new-password.own',
};

/**
 * Why a password that was chosen isn't taken, beside its field. The server tells it: no list is loaded here.
 *
 * @param count  How many characters it needs.
 */
export const passwordFault = ({ reason }: Problem, count: number, words: LocaleController): string =>
  words.text((reason && KEYS[reason]) ?? 'new-password.refused', { count });
