/** What several steps of a sign-in use once the first form was sent. */
const SECOND_STEP = [
  'controllers/countdown-controller',
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
const SHARED = [
  'messages/clock-time',
  'messages/regional',
  'parts/by-strength',
  'parts/factor-icons',
  'parts/rows',
  'theme/icons',
];

/** What panels have in common with the gate and the user button, which ask in a dialog too. */
const IN_PLACE = [
  '(me|own)-client',
  'current-session',
  'controllers/action-controller',
  'controllers/resource-controller',
  'messages/past-time',
  'parts/moment',
  'parts/sally-secondary-button',
  'theme/dialog-styles',
  'theme/framed-button',
];

/** What a person's panels and an admin's have in common. */
const PANELS = [
  'panels/older-pages',
  'panels/list-panel',
  'panels/panel-element',
  'panels/settings-styles',
  'parts/device-icon',
  'parts/device-text',
  'parts/dot',
  'parts/isolated',
  'messages/devices/devices',
];

/** What several panels of a person use, and those that are too small for a file each. */
const OWN_PANELS = [
  'panels/authenticator-panel',
  'messages/settings/(en|settings)',
  'panels/change-panel',
  'panels/not-me-panel',
  'panels/sally-(address|backup-codes-panel|factors|passkeys|password|sessions|trusted-devices)',
];

/**
 * What an admin's panels have in common, and those that say who there is and what they do: apart, they are a fifth
 * larger than together. The policy is as large as all of this.
 */
const ADMIN_PANELS = [
  '(admin-)?client',
  'panels/admin-panel',
  'panels/control-styles',
  'panels/(facts-styles|form-panel|panel-form)',
  'panels/paged-list',
  'panels/pager',
  'panels/person-(field|search)',
  'panels/sally-(admin|adoption|audit|team)',
  'panels/search-styles',
  'panels/team-person',
  'panels/tenant-panel',
];

/** What a system admin's panels have in common, and those that are too small for a file each. */
const SYSTEM_PANELS = [
  'system-client',
  'messages/system/(en|system)',
  'panels/(sally-tenants|sally-profiles|system-panel|tenant-form)',
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
  // apart from an admin's, who loads them too: steps that set something up copy, and a person's activity goes by day
  { name: 'copy-controller', test: sources('parts/copy-controller') },
  { name: 'by-day', test: sources('parts/by-day') },
  { name: 'personal', test: sources(...OWN_PANELS) },
  { name: 'admin-panels', test: sources(...ADMIN_PANELS) },
  { name: 'system-panels', test: sources(...SYSTEM_PANELS) },
];
