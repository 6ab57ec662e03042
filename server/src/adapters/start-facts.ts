import manifest from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { LogFacts } from '../ports/log.ts';
import { LOOPBACK } from '../safe-url.ts';
import { storeName } from './storage-of.ts';

const { version } = manifest;

/**
 * What a server runs on, for its operator to see at the start; no password.
 *
 * @param port  Where it listens: another one than configured where that was 0.
 */
export function startFacts({ url, origins, host, store, trustedProxies, ...config }: Config, port: number): LogFacts {
  const absent = config.demo ? 'kept at /outbox' : 'none';
  return {
    version,
    listens: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    store: storeName(store),
    origins: origins.filter((origin) => origin !== url.origin).join(', ') || 'none',
    mail: config.mail ? `${config.mail.server.protocol}//${config.mail.server.host}` : absent,
    sms: config.sms?.url.host ?? absent,
    proxies: trustedProxies.join(', ') || 'none',
  };
}

/** Whether people are sent to another port of this machine than the server listens on. */
export const isElsewhere = ({ url }: Config, port: number): boolean =>
  LOOPBACK.has(url.hostname) && Number(url.port || (url.protocol === 'https:' ? 443 : 80)) !== port;
