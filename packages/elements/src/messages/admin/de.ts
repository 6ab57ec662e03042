import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The German words of the panel that leads to all that an admin looks after. */
export const de: Translation<typeof en> = {
  'admin.title': 'Verwaltung',
  'admin.sections': 'Teile der Verwaltung',
  'admin.team': 'Team',
  'admin.policy': 'Richtlinie',
  'admin.audit': 'Protokoll',
  'admin.adoption': 'Zweite Schritte',
  'admin.tenants': 'Mandanten',
  'admin.profiles': 'Profile',
  'admin.programs': 'Programme',
  'admin.about': 'Nur {about}.',
  'admin.all': 'Alles zeigen',
  'admin.failed': 'Wir konnten diesen Teil nicht laden.',
};
