/** What several steps of a sign-in use once the first form was sent. */
const SECOND_STEP = [
  'controllers/countdown-controller',
  'messages/clock-time',
  'parts/choices',
  'parts/sally-code-field',
  'parts/sally-trust-device',
  'parts/sally-try-another-way',
  'parts/unfold',
  'steps/choose-step',
  'steps/code-entry',
  'steps/code-hint',
  'steps/code-step',
  'steps/done-step',
  'steps/locked-step',
  'steps/other-ways',
  'steps/passkey-step',
];

/** What steps and panels have in common. */
const SHARED = ['messages/regional', 'parts/by-strength', 'parts/factor-icons', 'parts/rows', 'theme/icons'];

/** What panels have in common with the gate and the user button, which ask in a dialog too. */
const IN_PLACE = [
  '(admin-|me-)?client',
  'current-session',
  'controllers/action-controller',
  'controllers/resource-controller',
  'messages/past-time',
  'parts/moment',
  'parts/sally-secondary-button',
  'theme/dialog-styles',
  'theme/framed-button',
];

/** What several panels use, and the panels that are too small for a file each. */
const PANELS = [
  'panels/authenticator-panel',
  'panels/change-panel',
  'panels/list-panel',
  'panels/not-me-panel',
  'panels/older-pages',
  'panels/panel-element',
  'parts/by-day',
  'parts/device-icon',
  'panels/sally-(address|backup-codes-panel|passkeys|password|sessions|trusted-devices)',
];

/** Matches these source files of the packages. */
const sources = (...names: string[]): RegExp => new RegExp(`/src/(${names.join('|')})\\.ts$`);

/** The pieces of the widget that are put together by hand; all else is split as it is loaded. */
export const GROUPS = [
  { name: 'first-field', test: sources('base/define', 'define', 'load-tags', 'sallyport') },
  // apart from the next: panels use these too, and say none of its words
  { name: 'shared', test: sources(...SHARED) },
  // apart from the next: the first step loads it where passkeys are offered
  { name: 'passkeys', test: sources('passkeys/passkey-controller') },
  { name: 'second-step', test: sources(...SECOND_STEP) },
  { name: 'in-place', test: sources(...IN_PLACE) },
  { name: 'panels', test: sources(...PANELS) },
];
