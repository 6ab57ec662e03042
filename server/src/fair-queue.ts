import { BusyError, HungUpError, type HashingTurn } from './ports/hasher.ts';

export interface FairQueueOptions {
  /** How many run at once; at least 2, so that no source holds them all. */
  slots: number;
  /** How many of one source run at once; all but one of the slots, unless told. */
  perSource?: number;
  /** How many may wait for each slot. */
  placesEach?: number;
  /** Told of each that found no place. */
  refused?: () => void;
}

interface Waiting {
  start: () => void;
  refuse: (error: Error) => void;
}

/** At 25 ms each, whoever waits longest waits less than two seconds. */
const PLACES_EACH = 64;

/**
 * Lets work run a few at a time, and the rest wait in a line for each source: the sources take turns, and none runs on
 * the last slot that is free, so that a crowd from one address doesn't keep others waiting. Where all places are taken
 * the last one of the longest line is refused. Who hangs up while waiting leaves the line, and its work never runs.
 */
export function fairQueue({ slots, perSource = slots - 1, placesEach = PLACES_EACH, refused }: FairQueueOptions) {
  const lines = new Map<string, Waiting[]>(); // the first line is the next one to move
  const running = new Map<string, number>();
  let free = slots;
  let waiting = 0;

  return async <T>(work: () => Promise<T>, { source, signal }: HashingTurn): Promise<T> => {
    await turn(source, signal);
    try {
      return await work();
    } finally {
      free++;
      const left = (running.get(source) ?? 1) - 1;
      if (left > 0) running.set(source, left);
      else running.delete(source);
      moveOn();
    }
  };

  function turn(source: string, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(new HungUpError());
    if (free > 0 && mayRun(source)) {
      begin(source); // whoever waits waits for their own source: this one passes nobody
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        start() {
          signal?.removeEventListener('abort', hangUp);
          resolve();
        },
        refuse(error) {
          signal?.removeEventListener('abort', hangUp);
          leave(source, one);
          reject(error);
        },
      };
      const hangUp = () => one.refuse(new HungUpError());
      signal?.addEventListener('abort', hangUp);
      const line = lines.get(source) ?? [];
      lines.set(source, line);
      line.push(one);
      waiting++;
      moveOn();
      if (waiting > slots * placesEach) refuseLast();
    });
  }

  /** Starts whatever may run now, one of each line after the other. */
  function moveOn(): void {
    for (let next = nextSource(); next !== undefined; next = nextSource()) {
      const line = lines.get(next) ?? [];
      const one = line.shift();
      waiting--;
      lines.delete(next);
      if (line.length > 0) lines.set(next, line); // to the end: the others come first
      begin(next);
      one?.start();
    }
  }

  function nextSource(): string | undefined {
    if (free === 0) return undefined;
    return [...lines.keys()].find(mayRun);
  }

  function mayRun(source: string): boolean {
    return (running.get(source) ?? 0) < perSource;
  }

  function begin(source: string): void {
    free--;
    running.set(source, (running.get(source) ?? 0) + 1);
  }

  function refuseLast(): void {
    const longest = [...lines.values()].reduce((most, line) => (line.length >= most.length ? line : most));
    refused?.();
    longest.at(-1)?.refuse(new BusyError());
  }

  function leave(source: string, one: Waiting): void {
    const line = lines.get(source) ?? [];
    line.splice(line.indexOf(one), 1);
    waiting--;
    if (line.length === 0) lines.delete(source);
  }
}
