import type { CodeStep } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import { clockTime } from '../messages/clock-time.ts';
import { address, sentence } from '../parts/sentence.ts';

/** Says where the code is to be found, until when it works (OTP-7), and if the form sends itself (OTP-5). */
export function codeHint(
  { authenticator, delivery, format, for: use }: CodeStep,
  submitsItself: boolean,
  words: LocaleController,
) {
  if (authenticator?.type === 'backup-code') return words.text('code.hint-backup');
  const { expiresAt } = delivery ?? {};
  const time = expiresAt ? clockTime(expiresAt, words.language) : '';
  const auto = submitsItself ? ` ${words.text('code.hint-auto')}` : '';
  if (!delivery) return words.text('code.hint-totp', { count: format.length }) + auto;
  const sent = use === 'recovery' ? 'code.hint-recovers' : 'code.hint-sent';
  const key = expiresAt ? sent : 'code.hint-not-sent';
  return sentence((to) => words.text(key, { to, time }) + auto, address(delivery.to));
}
