import type { ActivityEvent } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { regional } from '../messages/regional.ts';
import { deviceText } from './device-text.ts';
import { DOT } from './dot.ts';
import { moment } from './moment.ts';
import { address as apart } from './sentence.ts';

/** No more that are alike are counted: it stands for as many or more. */
const MOST_TIMES = 20;

/**
 * What has happened, in a sentence.
 *
 * @param factor  What the factor that it is about is called.
 */
export function eventTitle({ kind }: ActivityEvent, factor: string | undefined, words: LocaleController): string {
  const key = `activity.${kind}`;
  return words.text(words.has(key) ? key : 'activity.other', { factor: factor ?? words.text('activity.any-step') });
}

/**
 * When it happened, how often where it stands for several, from where, and by whom where it was somebody else;
 * `dateStyle` where the day isn't said.
 */
export function eventHelp(
  { at, by, device: name, address, times: count }: ActivityEvent,
  words: LocaleController,
  dateStyle?: 'medium',
): TemplateResult {
  const style: Intl.DateTimeFormatOptions = { timeStyle: 'short', ...(dateStyle ? { dateStyle } : {}) };
  const time = new Intl.DateTimeFormat(regional(words.language), style).format(new Date(at));
  const who = by === 'administrator' || by === 'system' ? words.text(`activity.by-${by}`) : undefined;
  const often = count && words.text(count < MOST_TIMES ? 'activity.times' : 'activity.times-or-more', { count });
  const device = name && deviceText(name, words);
  const more = [often, device, address === undefined ? undefined : apart(address), who];
  return html`${moment(at, time, words.language)}${more.map((each) =>
    each === undefined ? nothing : html`${DOT}<bdi>${each}</bdi>`,
  )}`;
}
