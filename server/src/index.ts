export { endAccountSessions } from './accounts/account-store.ts';
export { endTenantSessions } from './tenants/tenant-store.ts';
export { createApp } from './app.ts';
export { sendReminders } from './notices/send-reminders.ts';
export { createKeyring, type Keyring } from './crypto/keyring.ts';
export type { Clock } from './ports/clock.ts';
export {
  InvalidCursorError,
  type Directory,
  type DirectoryCount,
  type DirectoryEntry,
} from './ports/directory.ts';
export type { BreachedPasswords } from './ports/breached-passwords.ts';
export type { Hasher } from './ports/hasher.ts';
export type { Later } from './ports/later.ts';
export type { Log, LogFacts } from './ports/log.ts';
export type { Mail, Message } from './ports/mail.ts';
export type { AnsweredRequest, Metrics } from './ports/metrics.ts';
export type { Ports } from './ports/ports.ts';
export type { Random } from './ports/random.ts';
export type { RemoteAddress } from './ports/remote-address.ts';
export type { Site } from './ports/site.ts';
export type { Sms } from './ports/sms.ts';
export type { Sso, SsoIdentity, SsoRequest } from './ports/sso.ts';
export type { Store } from './ports/store.ts';
