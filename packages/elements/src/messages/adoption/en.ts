import type { Words } from '../area.ts';

/** The English words of the panel that shows an admin how far second steps have come. */
export const en = {
  'adoption.title': 'Second steps',
  'adoption.intro': 'How many people confirm their sign-in with a second step.',
  'adoption.none': 'Nobody signs in with a password here yet.',
  'adoption.second-step': 'Have a second step',
  'adoption.phishing-resistant': 'Have a passkey',
  'adoption.phishing-resistant-help': 'Nobody can be tricked into giving it away.',
  'adoption.admins': 'Admins with a second step',
  'adoption.admins-without': {
    one: '{count} admin has none.',
    other: '{count} admins have none.',
  },
  'adoption.admins-all': 'Every admin has one.',
  'adoption.of': '{count} of {total}',
  'adoption.by-factor': 'What they have set up',
  'adoption.counted': 'Counted are people whose accounts are active.',
  'adoption.sso': {
    one: 'Not counted: {count} person who signs in through their company.',
    other: 'Not counted: {count} people who sign in through their company.',
  },
} as const satisfies Words;
