import type { Invite, Role } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import type { FormField, Typed } from './panel-form.ts';

/** What the form that invites somebody is known by: no id has a plus sign. */
export const INVITE = '+invite';

/** The roles that somebody is invited into: the platform's own is given to who is there already. */
const ROLES = ['member', 'tenant-admin'] as const satisfies readonly Role[];

/** What is asked of whoever is invited. */
export const inviteFields = (words: LocaleController): FormField[] => [
  {
    name: 'email',
    label: words.text('team.invite-email'),
    help: words.text('team.invite-help'),
    type: 'email',
    isTechnical: true,
  },
  { name: 'name', label: words.text('team.invite-name') },
  {
    name: 'role',
    label: words.text('team.role'),
    options: ROLES.map((role) => [role, words.text(`team.role-${role}`)] as const),
  },
];

/** The invitation that was asked for. @param tenant  Into which; the admin's own, unless told. */
export const inviteOf = ({ email = '', name, role }: Typed, tenant: string | undefined): Invite => ({
  email,
  role: ROLES.find((each) => each === role) ?? 'member',
  ...(name ? { name } : {}),
  ...(tenant === undefined ? {} : { tenant }),
});
