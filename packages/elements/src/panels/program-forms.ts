import type { NewProgram } from '@sallyport/client';
import type { NewApiKey } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import type { FormField, Typed } from './panel-form.ts';
import { refused } from './system-panel.ts';

/** The roles that a program may have: the platform's own is a person's alone. */
const ROLES = ['member', 'tenant-admin'] as const;

/** What is asked of a new program. */
export const programFields = (words: LocaleController): FormField[] => [
  { name: 'name', label: words.text('system.name') },
  {
    name: 'email',
    label: words.text('programs.email'),
    help: words.text('programs.email-help'),
    type: 'email',
    isTechnical: true,
  },
  { name: 'tenant', label: words.text('programs.tenant'), help: words.text('programs.tenant-help'), isTechnical: true },
  {
    name: 'role',
    label: words.text('programs.role'),
    options: ROLES.map((role) => [role, words.text(`programs.role-${role}`)] as const),
  },
];

/** The program that was asked for. */
export const newProgramOf = ({ name, email = '', tenant, role }: Typed): NewProgram => ({
  email,
  role: ROLES.find((each) => each === role) ?? 'member',
  ...(name ? { name } : {}),
  ...(tenant ? { tenant } : {}),
});

/** What is asked of a new key. */
export const keyFields = (words: LocaleController): FormField[] => [
  { name: 'name', label: words.text('programs.key-name'), help: words.text('programs.key-name-help') },
  { name: 'expiresAt', label: words.text('programs.expires'), help: words.text('programs.expires-help'), type: 'date' },
];

/**
 * The key that was asked for: it works until the day is over where the admin is.
 *
 * @throws where that can't be told, as of half a date: a key that works for ever was asked for by an empty field alone.
 */
export function newKeyOf({ name = '', expiresAt }: Typed): NewApiKey {
  if (!expiresAt) return { name };
  const [year = 0, month = 1, day = 1] = expiresAt.split('-').map(Number);
  const end = new Date(0);
  end.setFullYear(year, month - 1, day); // as numbers, years before 100 would be others
  end.setHours(23, 59, 59, 999); // the last of that day, so that it is the day that is shown
  if (!end.getTime()) throw refused('bad-request', 'expiresAt');
  return { name, expiresAt: end.toISOString() };
}
