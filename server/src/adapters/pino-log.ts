import { AsyncLocalStorage } from 'node:async_hooks';
import { destination, pino, stdTimeFunctions, type DestinationStream } from 'pino';
import type { Log } from '../ports/log.ts';
import { describeError } from './describe-error.ts';

/** From which level on lines are written. */
export type LogLevel = 'info' | 'error';

/** No line has these: where one is given by mistake, its value is censored. */
const SECRETS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'code',
  'codes',
  'token',
  'secret',
  'number',
  'phone',
  'email',
  'identifier',
  'url',
  'path',
].map((name) => `["${name}"]`);

/** One for the process: each further one makes every promise of it slower. */
const requests = new AsyncLocalStorage<string>();

/**
 * Writes lines of JSON, errors too, to standard output unless told: `level`, `time` (ISO 8601), `requestId` for all
 * that a request wrote, `msg`, and what comes with it. A line is written before the call returns, so that the last one
 * before a crash is there; one that can't be written, since the disk is full or nobody reads any more, is lost, and the
 * server goes on.
 */
export function pinoLog(level: LogLevel, stream: DestinationStream = standardOutput()): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ requestId: requests.getStore() }),
      serializers: { err: describeError },
      redact: SECRETS,
    },
    stream,
  );
  return {
    info: (message, facts = {}) => logger.info(facts, message),
    error: (message, error) => logger.error({ err: error }, message),
    within: (requestId, work) => requests.run(requestId, work),
  };
}

function standardOutput(): DestinationStream {
  const output = destination({ dest: 1, sync: true });
  output.on('error', () => {});
  return output;
}
