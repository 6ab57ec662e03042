/** Tells the operator what went wrong. Never a secret, and nothing that a person typed. */
export interface Log {
  error(message: string, error: unknown): void;
}
