import { primitives } from '#primitives';
import type { Random } from '../ports/random.ts';
import { toBase64Url } from './base64url.ts';

const TOKEN_BYTES = 32;
const ID_BYTES = 12;

/** A secret that opens something: 256 random bits, base64url. */
export const newToken = (random: Random): string => toBase64Url(random(TOKEN_BYTES));

/** A name that opens nothing: 96 random bits, base64url. */
export const newId = (random: Random): string => toBase64Url(random(ID_BYTES));

/**
 * What is kept of a token: its SHA-256, base64url. Enough for 256 random bits; what is guessable is a MAC instead.
 */
export const hashToken = (token: string): string => primitives.sha256(token);

/** Whether it looks like a token as it is made: anything else was chosen by somebody. */
export const isToken = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text);
