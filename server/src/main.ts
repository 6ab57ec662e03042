import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { listen, type Listening } from './adapters/listen.ts';
import { outbox } from './adapters/memory/outbox.ts';
import { openStore } from './adapters/open-store.ts';
import { pinoLog } from './adapters/pino-log.ts';
import { siteApp } from './adapters/site-app.ts';
import { isElsewhere, startFacts } from './adapters/start-facts.ts';
import { pageFiles } from './adapters/static-files.ts';
import { storeName } from './adapters/storage-of.ts';
import { naming } from './config-error.ts';
import { readConfig, type Config } from './config.ts';
import { demoBanner, demoRoutes } from './demo.ts';
import { demoPolicy, seedDemo } from './demo/seed.ts';
import { openPorts } from './open-ports.ts';
import { sendReminders } from './notices/send-reminders.ts';
import type { Ports } from './ports/ports.ts';
import { recurring } from './recurring.ts';
import { claimStore } from './store/store-claim.ts';
import { sweepAll } from './store/sweep-all.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
/** The built widget and pages: an installed package carries them, in the repository they stand at the root. */
const DIST = existsSync(path('../dist')) ? path('../dist') : path('../../dist');
/** For so long the end waits for mails: somewhat longer than a mail server may take for one. */
const MAIL_MS = 12_000;
const SWEEP_MS = 10 * 60 * 1000;
const REMIND_MS = 30 * 60 * 1000;

/** Starts the backend as the environment says; a value that can't be used ends it with one line and exit code 2. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { demo, url } = config;
  const kept = outbox(Date.now);
  const metrics = config.metrics && (await import('./adapters/prometheus.ts')).prometheus();
  const opening = openStore(config.store, { now: Date.now, allowUnsafe: config.unsafeStore });
  const store = await naming('SALLYPORT_STORE', opening);
  const ports = await openPorts(config, store, {
    log: pinoLog(config.logLevel),
    metrics,
    ...(demo ? { standIns: { policy: demoPolicy, ...kept } } : {}),
  });
  await claimStore(ports, { demo, name: storeName(config.store) });
  if (demo) await seedDemo(ports);
  const pages = demo ? new Hono().route('/', demoRoutes(ports, kept.messages)).route('/', pageFiles(DIST)) : undefined;
  const listening = await listen(siteApp(ports, DIST, pages), config);
  const servers = [listening];
  if (config.metrics && metrics)
    servers.push(await listen(metrics.app, { ...config.metrics, setting: 'SALLYPORT_METRICS' }));
  endOnSignal(ports, servers);
  ports.log.info(`Sallyport is at ${url.origin}/auth`, startFacts(config, listening.port));
  await tellWhatIsAmiss(ports, config, listening.port);
  if (demo) console.log(demoBanner(url.origin));
}

/** What a new site's owner would find out by the first person who can't sign in. */
async function tellWhatIsAmiss({ directory, mail, log }: Ports, config: Config, port: number): Promise<void> {
  if (!existsSync(DIST)) log.info('The widget is not built, so that /sallyport.js is 404: run "npm run build".');
  if (isElsewhere(config, port))
    log.info(`SALLYPORT_URL is ${config.url.origin}, and the server listens at port ${port}: PORT sets that.`);
  const { ids, next } = await directory.page({ limit: 1 });
  if (ids.length === 0 && next === undefined)
    log.info('The store has no accounts: run "npx sallyport init", which makes the first system admin.');
  mail.verify?.().catch((error: unknown) => log.error('SALLYPORT_SMTP: mails will not go out.', error));
}

/**
 * Frees what has expired and reminds people now and then, until Ctrl-C; then answers the requests in flight and lets
 * the store go.
 */
function endOnSignal(ports: Ports, servers: Listening[]): void {
  const { store, directory, mail, later, log } = ports;
  const failing = (message: string) => (error: unknown) => log.error(message, error);
  const stops = [
    recurring(SWEEP_MS, () => sweepAll(store), failing('What has expired could not be freed.')),
    recurring(REMIND_MS, (signal) => sendReminders(ports, signal), failing('Nobody could be reminded.')),
  ];
  let ending = false;
  const end = async () => {
    if (ending) return; // npm passes the same Ctrl-C on once more
    ending = true;
    const stopped = Promise.all(stops.map((stop) => stop()));
    await Promise.all(servers.map((server) => server.close()));
    await stopped; // a mail that is under way is written down as sent
    const left = (await later.idle?.(MAIL_MS)) ?? 0; // whoever asked for these mails was answered that they come
    if (left > 0) log.error('Mails were not sent before the end.', new Error(`${left} were left.`));
    mail.close?.();
    await directory.close();
    await store.close();
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
});
