import type { Keyring } from './keyring.ts';

/**
 * A sealed value under the current secret, where it is under an older one; `undefined` where there is nothing to do.
 *
 * @param current  The keyring of the current secret alone.
 * @throws where none of the secrets opens it.
 */
export async function reseal(
  keyring: Keyring,
  current: Keyring,
  context: string,
  sealed: string,
): Promise<string | undefined> {
  const opens = await current.open(context, sealed).then(
    () => true,
    () => false,
  );
  return opens ? undefined : keyring.seal(context, await keyring.open(context, sealed));
}
