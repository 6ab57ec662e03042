import type { Me } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { longDate } from '../messages/past-time.ts';
import { DOT } from '../parts/dot.ts';
import { moment } from '../parts/moment.ts';
import { sentence } from '../parts/sentence.ts';

/** How many backup codes are left, and since when, as far as that is known. */
export function codesHelp(
  { backupCodesLeft: left, backupCodesMade: made }: Pick<Me, 'backupCodesLeft' | 'backupCodesMade'>,
  words: LocaleController,
): TemplateResult {
  if (!made) return html`${words.text('codes.left-only', { count: left })}`;
  const { count, at } = made;
  const day = moment(at, longDate(at, words.language), words.language);
  return html`${words.text('codes.left', { left, count })}${DOT}${sentence(
    (date) => words.text('codes.made', { date }),
    day,
  )}`;
}
