import type { CodeStep } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import { clockTime } from '../messages/clock-time.ts';
import { sentence, standingAddress } from '../parts/sentence.ts';

interface HintFacts {
  expired: boolean;
  submitsItself: boolean;
}

/** Says where the code is to be found, until when it works (OTP-7), and if the form sends itself (OTP-5). */
export function codeHint(
  { authenticator, delivery, for: use }: CodeStep,
  { expired, submitsItself }: HintFacts,
  words: LocaleController,
) {
  if (authenticator?.type === 'backup-code') return words.text('code.hint-backup');
  const { expiresAt } = delivery ?? {};
  const time = expiresAt ? clockTime(expiresAt, words.language) : '';
  const auto = submitsItself ? ` ${words.text('code.hint-auto')}` : '';
  if (!delivery) return words.text('code.hint-totp') + auto;
  if (expired) return words.text('code.hint-expired', { time });
  const key = use === 'recovery' ? 'code.hint-recovers' : 'code.hint-sent';
  return sentence((to) => words.text(key, { to, time }) + auto, standingAddress(delivery.to));
}
