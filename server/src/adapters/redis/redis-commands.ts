import { UnsentError, type Verdict } from '../resending.ts';
import type { RedisClient } from './redis-client.ts';

/** Runs commands; a connection that leaves one unanswered for too long is given up, as it may hang for minutes. */
export const commandsTo =
  (client: RedisClient) =>
  async <T>(commands: () => Promise<T>): Promise<T> => {
    if (client.status !== 'ready') throw new UnsentError('No connection to Redis');
    try {
      return await commands();
    } catch (error) {
      if (isTimeout(error) && client.status === 'ready') client.disconnect(true);
      throw error;
    }
  };

const isTimeout = (error: unknown) => (error as Error).message === 'Command timed out';

/** By the first word of Redis's answer. Any other error is the connection's. */
export function redisVerdict(error: unknown): Verdict {
  const { name, message } = error as Error;
  if (name !== 'ReplyError') return 'lost';
  return /^(LOADING|BUSY|TRYAGAIN|CLUSTERDOWN|MASTERDOWN) /.test(message) ? 'unsent' : 'refused';
}
