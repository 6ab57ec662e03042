import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getConnInfo } from '@hono/node-server/conninfo';
import { standard } from '@sallyport/rules';
import { Hono } from 'hono';
import { argon2Hasher } from './adapters/argon2-hasher.ts';
import { listen, type Listening } from './adapters/listen.ts';
import { noMail } from './adapters/no-mail.ts';
import { openDirectory } from './adapters/open-directory.ts';
import { openStore } from './adapters/open-store.ts';
import { outbox, type Outbox } from './adapters/outbox.ts';
import { pinoLog } from './adapters/pino-log.ts';
import type { Prometheus } from './adapters/prometheus.ts';
import { secretFromFile } from './adapters/secret-file.ts';
import { siteApp } from './adapters/site-app.ts';
import { smsGateway } from './adapters/sms-gateway.ts';
import { pageFiles } from './adapters/static-files.ts';
import { readConfig, type Config } from './config.ts';
import { createKeyring } from './crypto/keyring.ts';
import { demoBanner, demoPolicy, demoRoutes, seedDemo } from './demo.ts';
import type { Mail } from './ports/mail.ts';
import { relyingParty } from './passkeys/relying-party.ts';
import type { Ports } from './ports/ports.ts';
import { sweepAll } from './store/sweep-all.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const DATA_FOLDER = '.sallyport';
const SWEEP_MS = 10 * 60 * 1000;

/** Starts the backend as the environment says; a value that can't be used ends it with one line and exit code 2. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { demo, url } = config;
  const kept = outbox(Date.now);
  const metrics = config.metrics && (await import('./adapters/prometheus.ts')).prometheus();
  const ports = await openPorts(config, kept, metrics);
  if (demo) await seedDemo(ports);
  const pages = demo ? new Hono().route('/', demoRoutes(ports, kept.messages)).route('/', pageFiles(DIST)) : undefined;
  const servers = [await listen(siteApp(ports, DIST, pages), config)];
  if (config.metrics && metrics) servers.push(await listen(metrics.app, config.metrics));
  endOnSignal(ports, servers);
  ports.log.info(`Sallyport is at ${url.origin}/auth`);
  if (demo) console.log(demoBanner(url.origin));
}

/** Frees what has expired now and then, until Ctrl-C; then answers the requests in flight and lets the store go. */
function endOnSignal({ store, directory, mail, log }: Ports, servers: Listening[]): void {
  const sweeping = setInterval(() => {
    sweepAll(store).catch((error: unknown) => log.error('What has expired could not be freed.', error));
  }, SWEEP_MS);
  let ending = false;
  const end = async () => {
    if (ending) return; // npm passes the same Ctrl-C on once more
    ending = true;
    clearInterval(sweeping);
    await Promise.all(servers.map((server) => server.close()));
    mail.close?.();
    await directory.close();
    await store.close();
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
}

/** In demo mode the outbox stands in for what isn't configured. */
async function openPorts(config: Config, kept: Outbox, metrics: Prometheus | undefined): Promise<Ports> {
  const { store, unsafeStore, url, origins, trustedProxies, secrets, demo } = config;
  const mail = config.mail ? await openMail(config.mail) : demo ? kept.mail : undefined;
  const sms = config.sms ? smsGateway(config.sms) : demo ? kept.sms : undefined;
  const site = { url, origins, trustedProxies };
  const channels = { mail: mail !== undefined, sms: sms !== undefined, passkeys: relyingParty(site) !== undefined };
  return {
    store: await openStore(store, { now: Date.now, allowUnsafe: unsafeStore }),
    directory: await openDirectory(store, { allowUnsafe: unsafeStore }),
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    remoteAddress: (c) => getConnInfo(c).remote.address,
    hasher: argon2Hasher(),
    later: (work) => void setImmediate(() => void work()),
    mail: mail && metrics ? metrics.countMail(mail) : (mail ?? noMail),
    sms: sms && metrics ? metrics.countSms(sms) : sms,
    log: pinoLog(config.logLevel),
    metrics,
    keyring: await createKeyring(...(secrets ?? [await secretFromFile(join(DATA_FOLDER, 'secret'))])),
    defaults: demo ? demoPolicy : standard,
    channels,
    site,
  };
}

/** Loads the client of a mail server only where one is used. */
async function openMail({ server, from }: NonNullable<Config['mail']>): Promise<Mail> {
  return (await import('./adapters/smtp-mail.ts')).smtpMail(server, from);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
});
