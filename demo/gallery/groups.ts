import { states, type State } from '../states/index.ts';
import type { DocumentState } from './documents/document-state.ts';
import { mails } from './documents/mails.ts';
import { pages } from './documents/pages.ts';

/** What the gallery shows: a look of an element, or a document that the server makes. */
export type Shown = State | DocumentState;

export const isDocument = (shown: Shown): shown is DocumentState => !('tag' in shown);

/** States of one journey of a person. */
export interface Group {
  title: string;
  states: readonly Shown[];
}

/** The journeys, each with the ids of its states; the first that fits has a state. */
const JOURNEYS: readonly [title: string, ids: RegExp][] = [
  ['Sign-in', /^(credentials|redirect)-/],
  ['Setting up', /^(enrol|backup-codes|renew)-|-enrol(s$|-)/],
  ['Ways to confirm', /^(choose|passkey)-/],
  ['Code from an app', /^code-totp-/],
  ['Backup code', /^code-backup-/],
  ['Code by email', /^code-email-/],
  ['Code by text message', /^code-sms-/],
  ['Forgotten password', /^(identify|code-recovery|new-password)-/],
  ['New account', /^(sign-up|code-sign-up|phone-sign-up|invitation)/],
  ['New address', /^(code-)?new-address-/],
  ['Locked and done', /^(locked|done|made)-/],
  ['Security page', /^settings-/],
  ['Second step', /^factors-/],
  ['Passkeys', /^passkeys-/],
  ['Backup codes', /^codes-panel-/],
  ['Trusted devices', /^trusted-/],
  ['Sessions', /^sessions-/],
  ['Password', /^password-/],
  ['Email address', /^address-/],
  ['Activity', /^activity-/],
  ['Team', /^team-/],
  ['Audit log', /^audit-/],
  ['Adoption', /^adoption-/],
  ['Policy', /^policy-/],
  ['Tenants', /^tenants-/],
  ['Profiles', /^profiles-/],
  ['Programs', /^programs-/],
  ['Administration', /^admin-/],
  ['User button', /^user-/],
  ['Gate', /^gate-/],
  ['More', /./],
];

const elementGroups: readonly Group[] = JOURNEYS.map(([title], index) => ({
  title,
  states: states.filter(({ id }) => JOURNEYS.findIndex(([, ids]) => ids.test(id)) === index),
})).filter(({ states: all }) => all.length > 0);

/** The states of the gallery, in the order that a person meets them. */
export const groups: readonly Group[] = [
  ...elementGroups,
  { title: 'Emails', states: mails },
  { title: 'Pages that emails lead to', states: pages },
];

/** The groups with what a search finds: every word of it is in the title, the note, the id or the group. */
export function found(search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ title, states: all }) => ({
      title,
      states: all.filter((state) => {
        const text = `${title} ${state.title} ${state.note ?? ''} ${state.id}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ states: left }) => left.length > 0);
}
