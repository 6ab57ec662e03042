import type { Translation } from './area.ts';
import type { en as activity } from './activity/en.ts';
import type { en as admin } from './admin/en.ts';
import type { en as adoption } from './adoption/en.ts';
import type { en as audit } from './audit/en.ts';
import type { en as devices } from './devices/en.ts';
import type { en as madePasskey } from './made-passkey/en.ts';
import type { en as panel } from './panel/en.ts';
import type { en as policy } from './policy/en.ts';
import type { en as secondStep } from './second-step/en.ts';
import type { en as session } from './session/en.ts';
import type { en as setUp } from './set-up/en.ts';
import type { en as settings } from './settings/en.ts';
import type { en as signIn } from './sign-in/en.ts';
import type { en as system } from './system/en.ts';
import type { en as team } from './team/en.ts';

// Types only: who names a message of one area loads nothing of another.
type English = typeof signIn &
  typeof secondStep &
  typeof setUp &
  typeof panel &
  typeof settings &
  typeof session &
  typeof activity &
  typeof devices &
  typeof madePasskey &
  typeof policy &
  typeof team &
  typeof audit &
  typeof adoption &
  typeof admin &
  typeof system;

/** Name of a message, of whatever area. */
export type MessageKey = keyof English;

/** The messages of all areas. */
export type Messages = Translation<English>;

/** A site owner's own words, by language: `{ en: { 'credentials.title': 'Welcome back' } }`. */
export type MessageOverrides = Record<string, Partial<Messages>>;
