import type { LogLevel } from './adapters/pino-log.ts';
import { ConfigError } from './config-error.ts';

/** How the server is watched. */
export interface MonitorSettings {
  logLevel: LogLevel;
  /** Where `/metrics` is answered; absent where nobody asked for it. */
  metrics: { host: string; port: number } | undefined;
}

/** An address and a port, both: what listens for everybody by default tells strangers what the server does. */
const ADDRESS = /^(?:\[(?<six>[\da-f:.]+)\]|(?<host>[\w.-]+)):(?<port>\d{1,5})$/i;

/**
 * Reads how the server is watched.
 *
 *     SALLYPORT_LOG_LEVEL  info or error
 *     SALLYPORT_METRICS    the address and port of a listener of its own, 127.0.0.1:9464 or [::1]:9464
 */
export function readMonitorSettings(env: Readonly<Record<string, string | undefined>>): MonitorSettings {
  const logLevel = env['SALLYPORT_LOG_LEVEL'] || 'info';
  if (logLevel !== 'info' && logLevel !== 'error') throw new ConfigError('SALLYPORT_LOG_LEVEL must be info or error.');
  return { logLevel, metrics: listenerOf(env['SALLYPORT_METRICS']) };
}

function listenerOf(value: string | undefined): MonitorSettings['metrics'] {
  if (!value) return undefined;
  const { six, host = six, port } = ADDRESS.exec(value)?.groups ?? {};
  if (host === undefined || Number(port) > 65_535)
    throw new ConfigError('SALLYPORT_METRICS must be an address and a port of its own, such as 127.0.0.1:9464.');
  return { host, port: Number(port) };
}
