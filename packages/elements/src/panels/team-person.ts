import type { AccountView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { clockTime } from '../messages/clock-time.ts';
import { longDate } from '../messages/past-time.ts';
import { byStrength } from '../parts/by-strength.ts';
import { DOT } from '../parts/dot.ts';
import { isolated } from '../parts/isolated.ts';
import { pill } from '../parts/panel-row.ts';
import { standingAddress } from '../parts/sentence.ts';

/** What a person is called: their name, or their address where they have none. */
export const calledBy = ({ name, email }: Pick<AccountView, 'name' | 'email'>): string => isolated(name ?? email);

/**
 * Draws who somebody is.
 *
 * @param isAmongTenants  Whether people of several tenants are on the page: else the tenant says nothing.
 */
export function whoCell({ name, email, tenant }: AccountView, isAmongTenants: boolean): TemplateResult {
  const address = standingAddress(email);
  const facts = [...(name === undefined ? [] : [address]), ...(isAmongTenants ? [html`<bdi>${tenant}</bdi>`] : [])];
  return html`<span class="who"><bdi>${name ?? address}</bdi></span>
    ${facts.map((fact, index) => html`<span class="help">${index > 0 ? DOT : nothing}${fact}</span>`)}`;
}

export const roleText = ({ role, owner }: AccountView, words: LocaleController): string =>
  words.text(owner ? 'team.role-owner' : `team.role-${role}`);

/** Draws what somebody has besides their password, the strongest first. */
export function secondStepCell(
  { kind, signIn, factors, enforced, enforcedFrom }: AccountView,
  words: LocaleController,
) {
  if (kind === 'api') return pill(words.text('team.second-step-api'), 'neutral');
  if (signIn === 'sso') return pill(words.text('team.second-step-sso'), 'neutral');
  if (factors.length === 0 && enforcedFrom !== undefined) {
    const date = longDate(enforcedFrom, words.language);
    return pill(words.text('team.second-step-required-from', { date }), 'warning');
  }
  if (factors.length === 0)
    return enforced
      ? pill(words.text('team.second-step-required'), 'warning')
      : pill(words.text('team.second-step-false'), 'neutral');
  const names = byStrength(factors, (type) => type).map((type) => words.text(`factors.${type}`));
  return pill(new Intl.ListFormat(words.language, { type: 'unit' }).format(names), 'success');
}

/** Draws how an account stands, and whether it is locked besides. */
export function stateCell({ state, locked, invitedUntil }: AccountView, words: LocaleController) {
  const own =
    state === 'active'
      ? undefined
      : pill(invitedUntil ? invitedText(invitedUntil, words) : words.text(`team.state-${state}`), 'warning');
  const lock = lockText(locked, words);
  if (!own && !lock) return words.text('team.state-active');
  return html`${own} ${lock && pill(lock, 'error')}`;
}

const invitedText = (until: string, words: LocaleController): string =>
  Date.parse(until) > Date.now()
    ? words.text('team.state-invited-until', { date: longDate(until, words.language) })
    : words.text('team.state-invited-over');

function lockText(locked: AccountView['locked'], words: LocaleController): string | undefined {
  if (locked === 'until-admin') return words.text('team.state-locked');
  if (locked === undefined || Date.parse(locked) <= Date.now()) return undefined;
  return words.text('team.state-locked-until', { time: clockTime(locked, words.language) });
}
