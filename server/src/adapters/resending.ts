import { UnavailableError } from '../ports/store-errors.ts';

/** There was no connection: the command was not sent. */
export class UnsentError extends Error {
  override readonly name = 'UnsentError';
}

/**
 * What a failure says of a command: `unsent`, it was not carried out and may be later; `refused`, nor will it ever be;
 * `lost`, the connection ended before the answer.
 */
export type Verdict = 'unsent' | 'refused' | 'lost';

export interface PatienceOptions {
  /** For how many **ms** a command is sent again; 5,000 unless told. */
  patienceMs?: number | undefined;
}

/** How long a server may take before it counts as gone, in **ms**. */
export const PATIENCE_MS = 5000;

/**
 * Sends commands to a server again and again while it can't be reached, so that its restart is a pause and no error.
 *
 * `ask` is for commands that change nothing, or nothing twice; `change` for those that answer whether they did. Both
 * reject with `UnavailableError` when patience ends, and at once when refused or after `stop`.
 */
export function resending(judge: (error: unknown) => Verdict, { patienceMs = PATIENCE_MS }: PatienceOptions = {}) {
  let stopped = false;

  return {
    async ask<T>(send: () => Promise<T>): Promise<T> {
      try {
        return (await answerTo(send)).answer;
      } catch (error) {
        throw new UnavailableError('no', (error as Error).cause);
      }
    },
    async change<T>(send: () => Promise<T>, isDone: (answer: T) => boolean = Boolean): Promise<T> {
      const { answer, lost } = await answerTo(send);
      // Either somebody else was first, or this command itself was, and its result has been replaced since.
      if (lost && !isDone(answer)) throw new UnavailableError('unknown');
      return answer;
    },
    stop() {
      stopped = true;
    },
  };

  async function answerTo<T>(send: () => Promise<T>): Promise<{ answer: T; lost: boolean }> {
    const deadline = performance.now() + patienceMs;
    for (let lost = false; ; await pause(10 + Math.random() * 90)) {
      try {
        if (stopped) throw new UnsentError('The store is closed');
        return { answer: await send(), lost };
      } catch (error) {
        const verdict = error instanceof UnsentError ? 'unsent' : judge(error);
        lost ||= verdict === 'lost';
        if (verdict === 'refused' || stopped || performance.now() >= deadline) {
          throw new UnavailableError(lost ? 'unknown' : 'no', withoutCommand(error));
        }
      }
    }
  }
}

/** The errors of clients carry the command with its values, which must not come into a log. */
const withoutCommand = (error: unknown) => new Error((error as Error).message);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
