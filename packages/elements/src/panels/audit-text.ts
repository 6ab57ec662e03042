import type { AuditEvent, AuditPage } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { regional } from '../messages/regional.ts';
import { deviceText } from '../parts/device-text.ts';
import { DOT } from '../parts/dot.ts';
import { moment } from '../parts/moment.ts';
import { address as apart } from '../parts/sentence.ts';

/** What the accounts are called that events speak of, by id. */
export type Names = ReadonlyMap<string, string>;

export const namesIn = (pages: readonly AuditPage[]): Names =>
  new Map(pages.flatMap(({ people }) => people.map(({ id, name }): [string, string] => [id, name])));

/** What the account is called that an event is about. */
export function aboutText({ account }: AuditEvent, names: Names, words: LocaleController): string {
  return account === undefined ? words.text('audit.unknown') : (names.get(account) ?? words.text('audit.former'));
}

/** What has happened, in a sentence. A kind that a newer server tells is named as it is. */
export function eventSentence(event: AuditEvent, names: Names, words: LocaleController): string {
  const key = `audit.${event.kind}`;
  const { factor } = event.details;
  return words.text(words.has(key) ? key : 'audit.other', {
    kind: event.kind,
    name: aboutText(event, names, words),
    factor: words.text(factor ? `factors.${factor}` : 'audit.any-step'),
  });
}

/** Who did it, where that is somebody else than whom it was done to, or nobody. */
function byText({ account, actor }: AuditEvent, names: Names, words: LocaleController): string | undefined {
  if (actor === undefined || actor === account) return undefined;
  if (actor === 'system' || actor === 'cli') return words.text(`audit.by-${actor}`);
  const name = names.get(actor);
  return name === undefined ? words.text('audit.by-other') : words.text('audit.by', { name });
}

/** When it happened, how often where it stands for several, from where and by whom. */
export function eventLine(event: AuditEvent, names: Names, words: LocaleController): TemplateResult {
  const { at, account, device, address, details } = event;
  const time = new Intl.DateTimeFormat(regional(words.language), { timeStyle: 'short' }).format(new Date(at));
  const count = account === undefined ? (details.count ?? 1) : 1; // strangers' attempts that are alike are one event
  const more = [
    count > 1 ? words.text('audit.times', { count }) : undefined,
    device && deviceText(device, words),
    address && apart(address),
    byText(event, names, words),
  ];
  return html`${moment(at, time, words.language)}${more.map((each) =>
    each ? html`${DOT}<bdi>${each}</bdi>` : nothing,
  )}`;
}

/** All that is known of an event, each with its label. */
export function eventFacts(
  event: AuditEvent,
  names: Names,
  words: LocaleController,
): [label: MessageKey, fact: unknown][] {
  const { at, kind, account, actor, device, address, details } = event;
  const { factor, amr, reason, until, from, role, fields, count, target } = details;
  const { language } = words;
  const whole = (iso: string) =>
    moment(
      iso,
      new Intl.DateTimeFormat(regional(language), { dateStyle: 'long', timeStyle: 'long' }).format(new Date(iso)),
      language,
    );
  const code = (text: string | undefined) => text && apart(text);
  const facts: [MessageKey, unknown][] = [
    ['audit.fact-time', whole(at)],
    ['audit.fact-kind', code(kind)],
    ['audit.fact-about', account && who(account, names)],
    ['audit.fact-by', actor && who(actor, names)],
    ['audit.fact-device', device && deviceText(device, words)],
    ['audit.fact-address', code(address)],
    ['audit.fact-factor', factor && words.text(`factors.${factor}`)],
    ['audit.fact-amr', code(amr?.join(', '))],
    ['audit.fact-reason', code(reason)],
    ['audit.fact-until', until && whole(until)],
    ['audit.fact-from', from && whole(from)],
    ['audit.fact-role', code(role)],
    ['audit.fact-fields', code(fields?.join(', '))],
    ['audit.fact-count', count === undefined ? undefined : new Intl.NumberFormat(language).format(count)],
    ['audit.fact-target', code(target)],
  ];
  return facts.filter(([, fact]) => fact !== undefined && fact !== '');
}

/** A name with its id: two people may have the same. */
function who(id: string, names: Names): TemplateResult {
  const name = names.get(id);
  return html`${name === undefined ? nothing : html`<bdi>${name}</bdi>${DOT}`}${apart(id)}`;
}
