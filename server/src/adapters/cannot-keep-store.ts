const WORDS: Partial<Record<string, string>> = {
  ENOTFOUND: 'no host has this name (ENOTFOUND)',
  EAI_AGAIN: 'the name of the host can’t be looked up now (EAI_AGAIN)',
};

/** Why a storage can't be used, in one line. `where` must hold no password. */
export function cannotKeepStore(where: string, error: unknown): Error {
  const { message, code } = error as NodeJS.ErrnoException;
  // Where a host has several addresses and none answers, Node says so by the code alone.
  return new Error(`Cannot keep the store in ${where}: ${WORDS[code ?? ''] ?? (message || code)}`);
}
