import type { ElementClass } from './base/sally-element.ts';

/**
 * The module of each tag that a page may write besides `<sally-login>` and `<sally-flow>`: all that it exports is the
 * tag's element. Each is loaded when it is first on the page.
 */
const TAGS = {
  'sally-settings': () => import('./panels/sally-settings.ts'),
  'sally-factors': () => import('./panels/sally-factors.ts'),
  'sally-passkeys': () => import('./panels/sally-passkeys.ts'),
  'sally-backup-codes-panel': () => import('./panels/sally-backup-codes-panel.ts'),
  'sally-trusted-devices': () => import('./panels/sally-trusted-devices.ts'),
  'sally-sessions': () => import('./panels/sally-sessions.ts'),
  'sally-password': () => import('./panels/sally-password.ts'),
  'sally-address': () => import('./panels/sally-address.ts'),
  'sally-activity': () => import('./panels/sally-activity.ts'),
  'sally-policy': () => import('./panels/sally-policy.ts'),
  'sally-team': () => import('./panels/sally-team.ts'),
  'sally-audit': () => import('./panels/sally-audit.ts'),
  'sally-adoption': () => import('./panels/sally-adoption.ts'),
  'sally-tenants': () => import('./panels/sally-tenants.ts'),
  'sally-profiles': () => import('./panels/sally-profiles.ts'),
  'sally-programs': () => import('./panels/sally-programs.ts'),
  'sally-admin': () => import('./panels/sally-admin.ts'),
  'sally-backup-codes': () => import('./parts/sally-backup-codes.ts'),
  'sally-code-field': () => import('./parts/sally-code-field.ts'),
  'sally-qr-code': () => import('./parts/sally-qr-code.ts'),
  'sally-trust-device': () => import('./parts/sally-trust-device.ts'),
  'sally-try-another-way': () => import('./parts/sally-try-another-way.ts'),
  'sally-made-passkey': () => import('./flow/sally-made-passkey.ts'),
  'sally-user-button': () => import('./session/sally-user-button.ts'),
  'sally-gate': () => import('./session/sally-gate.ts'),
} satisfies Record<string, () => Promise<object>>;

/** For how long a script of the page may be on its way that registers a tag which is not of these, in **ms**. */
const PATIENCE = 3000;

/** Loads what a page has written; `undefined` where there is no such element, which the page's developer is told. */
export async function loadTag(tag: string): Promise<ElementClass | undefined> {
  if (Object.hasOwn(TAGS, tag)) return Object.values<ElementClass>(await TAGS[tag as keyof typeof TAGS]())[0];
  setTimeout(() => {
    if (!customElements.get(tag)) console.warn(`sally: there is no <${tag}>. There are: ${known()}.`);
  }, PATIENCE);
  return undefined;
}

const known = (): string => ['sally-login', 'sally-flow', ...Object.keys(TAGS)].map((tag) => `<${tag}>`).join(', ');
