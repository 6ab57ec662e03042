import { closest } from 'fastest-levenshtein';
import { ConfigError } from './config-error.ts';

const PREFIX = 'SALLYPORT_';

/** What is read under the name that every server has it by. */
const SHARED = ['PORT', 'HOST'];

/** Every variable of Sallyport's own. */
export const SETTINGS = [
  'SALLYPORT_URL',
  'SALLYPORT_NAME',
  'SALLYPORT_ACCENT',
  'SALLYPORT_LOGO',
  'SALLYPORT_SECRET',
  'SALLYPORT_ORIGINS',
  'SALLYPORT_STORE',
  'SALLYPORT_UNSAFE_STORE',
  'SALLYPORT_SMS',
  'SALLYPORT_SMS_TOKEN',
  'SALLYPORT_SMS_FORMAT',
  'SALLYPORT_SMS_FROM',
  'SALLYPORT_TRUSTED_PROXIES',
  'SALLYPORT_INVITATION_PAGE',
  'SALLYPORT_SMTP',
  'SALLYPORT_MAIL_FROM',
  'SALLYPORT_LOG_LEVEL',
  'SALLYPORT_METRICS',
  'SALLYPORT_DEMO',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Kubernetes sets these for a service that is called sallyport, in every container beside it. */
const OF_A_SERVICE = /^SALLYPORT_(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_(TCP|UDP|SCTP)(_\w+)?)?)$/;
const OF_A_SERVICE_PORT = /^(tcp|udp|sctp):\/\//;

/**
 * Refuses a variable that nothing reads: what somebody wanted to set would be ignored.
 *
 * @throws ConfigError that names the variable and the known one that is nearest, and no value.
 */
export function refuseUnknown(env: Environment): void {
  for (const name of ownNames(env)) {
    if ((SETTINGS as readonly string[]).includes(name) || isOfService(name, env[name])) continue;
    throw new ConfigError(`${name} is not known. Did you mean ${nearest(name)}?`);
  }
}

function nearest(name: string): string {
  const bare = name.slice(PREFIX.length);
  return SHARED.includes(bare) ? bare : closest(name, SETTINGS);
}

/** What was given of Sallyport's own variables. */
export const givenSettings = (env: Environment): Record<string, string> =>
  Object.fromEntries(SETTINGS.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

const ownNames = (env: Environment): string[] => Object.keys(env).filter((name) => name.startsWith(PREFIX));

const isOfService = (name: string, value = ''): boolean =>
  OF_A_SERVICE.test(name) && (name !== 'SALLYPORT_PORT' || OF_A_SERVICE_PORT.test(value));
