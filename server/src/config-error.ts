/** A value of the environment that can't be used. The message is one line that names it, and never repeats a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Does what a setting is for. What that fails with is told as a `ConfigError` under the name of the setting. */
export const naming = <T>(setting: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${setting}: ${error instanceof Error ? error.message : String(error)}`);
  });
