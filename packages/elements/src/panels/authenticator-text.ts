import type { OwnAuthenticatorView } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { longDate, pastTime } from '../messages/past-time.ts';
import { deviceText } from '../parts/device-text.ts';
import { DOT } from '../parts/dot.ts';
import { moment } from '../parts/moment.ts';
import { isolated } from '../parts/isolated.ts';
import { type PanelRow, pill } from '../parts/panel-row.ts';
import { sentence } from '../parts/sentence.ts';

/** What a person calls an authenticator: by the name that they gave it, else by who keeps it, else by its factor. */
export function authenticatorName({ name, type, passkey }: OwnAuthenticatorView, words: LocaleController): string {
  if (name === undefined && passkey?.provider) return words.text('passkeys.kept-by', { provider: passkey.provider });
  return name === undefined ? words.text(`factors.${type}`) : isolated(name);
}

/** What tells it from others of its kind, and when it was added and used. */
export const authenticatorHelp = (each: OwnAuthenticatorView, words: LocaleController): TemplateResult =>
  html`${aboutOf(each, words).map((text) => html`<bdi>${text}</bdi>${DOT}`)}${whenOf(each, words)}`;

/** Whether it is off, or asked for first. */
export function authenticatorState(
  { off, default: isFirst }: OwnAuthenticatorView,
  words: LocaleController,
): Pick<PanelRow, 'state'> {
  if (off) return { state: pill(words.text(`factors.off-${off}`), off === 'failures' ? 'error' : 'neutral') };
  return isFirst ? { state: pill(words.text('factors.first'), 'success') } : {};
}

function aboutOf({ name, hint, passkey }: OwnAuthenticatorView, words: LocaleController): string[] {
  const spread = passkey && words.text(passkey.synced ? 'passkeys.synced' : 'passkeys.one-device');
  return [name, hint, passkey?.provider, spread].filter((each) => each !== undefined);
}

function whenOf({ addedAt, usedAt, usedFrom }: OwnAuthenticatorView, words: LocaleController): TemplateResult {
  const { language } = words;
  const added = sentence(
    (date) => words.text('factors.added', { date }),
    moment(addedAt, longDate(addedAt, language), language),
  );
  if (usedAt === undefined) return added;
  const device = usedFrom === undefined ? '' : deviceText(usedFrom, words);
  const past = pastTime(usedAt, language);
  const used = past
    ? sentence((relative) => words.text('factors.used-from', { relative, device }), moment(usedAt, past, language))
    : words.text('factors.used-now', { device });
  return html`${added}${DOT}${used}`;
}
