import type { Channels, Policy } from '@sallyport/rules';
import type { Keyring } from '../crypto/keyring.ts';
import type { BreachedPasswords } from './breached-passwords.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Hasher } from './hasher.ts';
import type { Later } from './later.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { Metrics } from './metrics.ts';
import type { Random } from './random.ts';
import type { RemoteAddress } from './remote-address.ts';
import type { Site } from './site.ts';
import type { Sms } from './sms.ts';
import type { Sso } from './sso.ts';
import type { Store } from './store.ts';

/** All that the backend needs of the world: with these handed in, it runs on Node, in a worker and in a tab. */
export interface Ports {
  store: Store;
  directory: Directory;
  clock: Clock;
  random: Random;
  remoteAddress: RemoteAddress;
  hasher: Hasher;
  mail: Mail;
  /** Absent where no gateway is configured: then it is no channel, and policy offers no SMS. */
  sms: Sms | undefined;
  /** Absent where everybody signs in here. */
  sso?: Sso | undefined;
  /** Absent where the site has no such service: the commonest passwords are known here. */
  breachedPasswords?: BreachedPasswords | undefined;
  later: Later;
  log: Log;
  /** Absent where nobody asked for them. */
  metrics: Metrics | undefined;
  keyring: Keyring;
  /** What is in force where nobody has set anything. */
  defaults: Policy;
  /** What messages can be sent here, and whether there is a domain for passkeys. */
  channels: Channels;
  site: Site;
}
