/** A value of the environment that can't be used. The message is one line that names it, and never repeats a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
