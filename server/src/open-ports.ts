import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { standard, type Channels, type Policy } from '@sallyport/rules';
import { argon2Hasher, hashingSlots } from './adapters/argon2-hasher.ts';
import { queuedHasher } from './adapters/queued-hasher.ts';
import { noMail } from './adapters/no-mail.ts';
import { openDirectory } from './adapters/open-directory.ts';
import type { Prometheus } from './adapters/prometheus.ts';
import { demoSecretFromFile } from './adapters/secret-file.ts';
import { smsGateway } from './adapters/sms-gateway.ts';
import { trackedLater } from './adapters/tracked-later.ts';
import type { Config } from './config.ts';
import { createKeyring } from './crypto/keyring.ts';
import { pooledRandom } from './crypto/pooled-random.ts';
import { DEMO_FOLDER } from './data-folder.ts';
import { relyingParty } from './passkeys/relying-party.ts';
import type { Directory } from './ports/directory.ts';
import type { Log } from './ports/log.ts';
import type { Mail } from './ports/mail.ts';
import type { Ports } from './ports/ports.ts';
import type { Sms } from './ports/sms.ts';
import type { Store } from './ports/store.ts';

/** What the server has, beside what the environment says. */
interface Beside {
  log: Log;
  metrics?: Prometheus | undefined;
  /** Keeps the lists of accounts, in place of the one beside the store. */
  directory?: Directory;
  /** Stand in, in demo mode, for what isn't configured. */
  standIns?: { policy: Policy; mail: Mail; sms: Sms };
}

/**
 * All that the backend needs of the world, as the environment says: for the server, and for every command that works on
 * what the server keeps.
 *
 * @param store  The one that `config.store` names, open.
 */
export async function openPorts(
  config: Config,
  store: Store,
  { log, metrics, directory, standIns }: Beside,
): Promise<Ports> {
  const { url, name, accent, logo, origins, trustedProxies, invitationPage, secrets } = config;
  const mail = config.mail ? await openMail(config.mail) : standIns?.mail;
  const sms = config.sms ? smsGateway(config.sms) : standIns?.sms;
  return {
    store,
    directory: directory ?? (await openDirectory(config.store, { allowUnsafe: config.unsafeStore })),
    clock: Date.now,
    random: pooledRandom(),
    remoteAddress: (c) => getConnInfo(c).remote.address,
    hasher: queuedHasher(argon2Hasher(), { slots: hashingSlots(), refused: () => metrics?.refused('hashing') }),
    later: trackedLater(),
    mail: mail && metrics ? metrics.countMail(mail) : (mail ?? noMail),
    sms: sms && metrics ? metrics.countSms(sms) : sms,
    log,
    metrics,
    keyring: await createKeyring(...(secrets ?? [await demoSecretFromFile(join(DEMO_FOLDER, 'secret'))])),
    defaults: standIns?.policy ?? standard,
    channels: channelsOf(config),
    site: { url, name, accent, logo, origins, trustedProxies, invitationPage },
  };
}

/** What works as the environment says; in demo mode the outbox takes mails and text messages. */
export const channelsOf = ({ demo, mail, sms, ...site }: Config): Channels => ({
  mail: demo || mail !== undefined,
  sms: demo || sms !== undefined,
  passkeys: relyingParty(site) !== undefined,
});

/** Loads the client of a mail server only where one is used. */
async function openMail({ server, from }: NonNullable<Config['mail']>): Promise<Mail> {
  return (await import('./adapters/smtp-mail.ts')).smtpMail(server, from);
}
