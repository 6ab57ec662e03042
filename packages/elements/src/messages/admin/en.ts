import type { Words } from '../area.ts';

/** The English words of the panel that leads to all that an admin looks after. */
export const en = {
  'admin.title': 'Admin',
  'admin.sections': 'Parts of the administration',
  'admin.team': 'Team',
  'admin.policy': 'Policy',
  'admin.audit': 'Audit log',
  'admin.adoption': 'Second steps',
  'admin.tenants': 'Tenants',
  'admin.profiles': 'Profiles',
  'admin.programs': 'Programs',
  'admin.about': 'Only {about}.',
  'admin.all': 'Show all',
  'admin.failed': 'We couldn’t load this part.',
} as const satisfies Words;
