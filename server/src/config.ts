import type { SmsGatewaySettings } from './adapters/sms-gateway.ts';
import { type BrandSettings, readBrandSettings } from './brand-settings.ts';
import { ConfigError } from './config-error.ts';
import { fromBase64Url } from './crypto/base64url.ts';
import { DATA_FOLDER, DEMO_FOLDER, DEMO_SECRET } from './data-folder.ts';
import { isNetwork } from './http/client-address.ts';
import { type Mailbox, readMailbox } from './messages/mail-address.ts';
import { readMonitorSettings, type MonitorSettings } from './monitor-settings.ts';
import { isSafeUrl, LOOPBACK } from './safe-url.ts';
import { refuseUnknown } from './settings.ts';
import { readSmsSettings } from './sms-settings.ts';

/** How the backend is run, as the environment says. */
export interface Config extends MonitorSettings, BrandSettings {
  url: URL;
  origins: [string, ...string[]];
  trustedProxies: string[];
  host: string;
  port: number;
  /** A URL of the stores. */
  store: string;
  /** Whether that may be one that can lose what it acknowledged. */
  unsafeStore: boolean;
  /** Absent where no text messages are sent. */
  sms: SmsGatewaySettings | undefined;
  /** 32 bytes each, the current one first, then older ones; absent in demo mode where none was given: one is made. */
  secrets: [Secret, ...Secret[]] | undefined;
  /** The mail server, `smtp:` or `smtps:`, and whom its mails come from; absent where none goes out. */
  mail: { server: URL; from: Mailbox } | undefined;
  /** The site's own page for invitations; absent where the backend's is used. */
  invitationPage: string | undefined;
  demo: boolean;
}

type Secret = Uint8Array<ArrayBuffer>;
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Demo mode brings defaults, and is refused where real people could reach it. */
export function readConfig(env: Environment): Config {
  refuseUnknown(env);
  const demo = flag(env, 'SALLYPORT_DEMO');
  const port = portOf(env['PORT']);
  const host = env['HOST'] || '127.0.0.1';
  if (demo && env['NODE_ENV'] === 'production') {
    throw new ConfigError('SALLYPORT_DEMO has well-known passwords and is refused with NODE_ENV=production.');
  }
  if (demo && !LOOPBACK.has(host)) {
    throw new ConfigError('SALLYPORT_DEMO has well-known passwords and listens on loopback alone: leave HOST out.');
  }
  const url = baseUrl(env['SALLYPORT_URL'] || (demo ? `http://localhost:${port}` : undefined));
  if (demo && !LOOPBACK.has(url.hostname)) {
    throw new ConfigError('SALLYPORT_DEMO has well-known passwords: SALLYPORT_URL must be of this machine alone.');
  }
  const secrets = secretsOf(env['SALLYPORT_SECRET']);
  if (!demo && !secrets)
    throw new ConfigError('SALLYPORT_SECRET is missing: 32 random bytes, base64 (openssl rand -base64 32).');
  const origins: Config['origins'] = [url.origin, ...originsOf(env['SALLYPORT_ORIGINS'])];
  return {
    url,
    ...readBrandSettings(env, url),
    origins,
    trustedProxies: proxiesOf(env['SALLYPORT_TRUSTED_PROXIES']),
    host,
    port,
    store: env['SALLYPORT_STORE'] || `sqlite:${demo ? DEMO_FOLDER : DATA_FOLDER}/sallyport.db`,
    unsafeStore: flag(env, 'SALLYPORT_UNSAFE_STORE'),
    sms: readSmsSettings(env),
    secrets,
    mail: mailOf(env['SALLYPORT_SMTP'], env['SALLYPORT_MAIL_FROM']),
    ...readMonitorSettings(env),
    invitationPage: invitationPageOf(env['SALLYPORT_INVITATION_PAGE'], origins),
    demo,
  };
}

function flag(env: Environment, name: string): boolean {
  const value = env[name] || '0';
  if (value !== '0' && value !== '1') throw new ConfigError(`${name} must be 0 or 1.`);
  return value === '1';
}

function portOf(value = ''): number {
  const port = value === '' ? 3000 : Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError('PORT must be a number from 0 to 65535.');
  return port;
}

/** Cookies are sent over https, or to this machine alone. */
function baseUrl(value: string | undefined): URL {
  if (!value) throw new ConfigError('SALLYPORT_URL is missing: the public base URL, such as https://auth.example.com.');
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isOrigin = url && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!isOrigin || !isSafeUrl(url)) {
    throw new ConfigError('SALLYPORT_URL must be https://HOST without a path, or http://localhost:PORT.');
  }
  return url;
}

function originsOf(value = ''): string[] {
  return listOf(value).map((origin) => {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || origin.includes('*'))
      throw new ConfigError(`SALLYPORT_ORIGINS: ${shown(origin)} is no origin such as https://www.example.com.`);
    if (!isSafeUrl(new URL(origin)))
      throw new ConfigError(`SALLYPORT_ORIGINS: ${shown(origin)} must be https://, or http://localhost:PORT.`);
    return origin;
  });
}

/** An entry of a list as a message repeats it: in one line, and without the password that an address may hold. */
const shown = (entry: string): string => JSON.stringify(entry.replace(/\/\/[^@/]*@/, '//…@').slice(0, 100));

function proxiesOf(value = ''): string[] {
  const networks = listOf(value);
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong === undefined) return networks;
  throw new ConfigError(`SALLYPORT_TRUSTED_PROXIES: ${shown(wrong)} is no address or network such as 10.0.0.0/8.`);
}

/** Its script has to be let in to call the backend, and nothing may stand where the token goes. */
function invitationPageOf(value: string | undefined, origins: string[]): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && origins.includes(url.origin) && !value.includes('#')) return url.href;
  throw new ConfigError(
    'SALLYPORT_INVITATION_PAGE must be a page of SALLYPORT_URL or SALLYPORT_ORIGINS, without a fragment.',
  );
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** An empty place in the list is refused: it is a variable that was never set, and what it held would be lost. */
function secretsOf(value: string | undefined): [Secret, ...Secret[]] | undefined {
  if (!value) return undefined;
  const [first = '', ...rest] = value.split(',');
  const secrets: [Secret, ...Secret[]] = [secretOf(first.trim()), ...rest.map((each) => secretOf(each.trim()))];
  if (new Set(secrets.map(String)).size < secrets.length)
    throw new ConfigError('SALLYPORT_SECRET holds one secret twice: a new one goes first, the one before after it.');
  return secrets;
}

function secretOf(value: string): Secret {
  if (value.startsWith(DEMO_SECRET))
    throw new ConfigError('SALLYPORT_SECRET is the demo’s: a site has one of its own, which "sallyport init" makes.');
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(value);
  const bytes = isBase64 ? fromBase64Url(value.replaceAll('+', '-').replaceAll('/', '_').replace('=', '')) : undefined;
  if (bytes?.length === 32) return bytes;
  throw new ConfigError(
    'SALLYPORT_SECRET must be exactly 32 bytes, base64; or several such, the current one first, separated by commas.',
  );
}

function mailOf(smtp: string | undefined, sender: string | undefined): Config['mail'] {
  if (!smtp) return undefined;
  const server = URL.canParse(smtp) ? new URL(smtp) : undefined;
  if (!server || !isMailServer(server)) {
    throw new ConfigError('SALLYPORT_SMTP must be smtps://USER:PASSWORD@HOST or smtp://…, its parts percent-encoded.');
  }
  const from = readMailbox(sender ?? '');
  if (!from) {
    throw new ConfigError('SALLYPORT_MAIL_FROM must be no-reply@example.com or NAME <no-reply@example.com>.');
  }
  return { server, from };
}

function isMailServer({ protocol, hostname, username, password, pathname, search, hash }: URL): boolean {
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return /^smtps?:$/.test(protocol) && !!hostname && /^\/?$/.test(pathname) && !search && !hash;
}
