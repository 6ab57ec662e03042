import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode';

/** RFC 4648 §5 without padding, as keys, cookies and paths take it; Hono's own leaves the padding. */
export const toBase64Url = (bytes: Uint8Array | ArrayBuffer): string =>
  encodeBase64Url(new Uint8Array(bytes).buffer).replaceAll('=', '');

export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(decodeBase64Url(text));
