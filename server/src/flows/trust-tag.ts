import { hashToken } from '../crypto/token.ts';

/** Names an account's trust cookie, so that several accounts can trust one browser; tells nothing of the account. */
export const trustTag = async (account: string): Promise<string> => (await hashToken(account)).slice(0, 16);
