/** What a line says beside its words: flat, so that whoever writes it sees every name. */
export type LogFacts = Readonly<Record<string, string | number>>;

/** Tells the operator what happened. Never a secret, and nothing that a person typed. */
export interface Log {
  info(message: string, facts?: LogFacts): void;
  /** Of the error it tells where and why, and nothing of the values that the failing code held. */
  error(message: string, error: unknown): void;
  /** Runs the work of one request: all that is written by it, and by what it starts, carries the id. */
  within<R>(requestId: string, work: () => R): R;
}
