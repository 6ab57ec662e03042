import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The German words of the panel that shows an admin how far second steps have come. */
export const de: Translation<typeof en> = {
  'adoption.title': 'Zweite Schritte',
  'adoption.intro': 'Wie viele ihre Anmeldung mit einem zweiten Schritt bestätigen.',
  'adoption.none': 'Noch meldet sich hier niemand mit einem Passwort an.',
  'adoption.second-step': 'Mit zweitem Schritt',
  'adoption.phishing-resistant': 'Mit Passkey',
  'adoption.phishing-resistant-help': 'Niemand kann dazu verleitet werden, ihn preiszugeben.',
  'adoption.admins': 'Admins mit zweitem Schritt',
  'adoption.admins-without': {
    one: '{count} Admin hat keinen.',
    other: '{count} Admins haben keinen.',
  },
  'adoption.admins-all': 'Alle Admins haben einen.',
  'adoption.of': '{count} von {total}',
  'adoption.by-factor': 'Was sie eingerichtet haben',
  'adoption.counted': 'Gezählt werden Personen mit aktivem Konto.',
  'adoption.sso': {
    one: 'Nicht gezählt: {count} Person, die sich über ihre Firma anmeldet.',
    other: 'Nicht gezählt: {count} Personen, die sich über ihre Firma anmelden.',
  },
};
