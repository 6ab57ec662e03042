import { openStore } from '../../../server/src/adapters/open-store.ts';

/** What comes of opening a store: `opened`, or the message with which it is refused. */
export async function openingOf(url: string, allowUnsafe = false): Promise<string> {
  try {
    const store = await openStore(url, { allowUnsafe });
    await store.close();
    return 'opened';
  } catch (error) {
    return (error as Error).message;
  }
}
