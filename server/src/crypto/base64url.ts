import { primitives } from '#primitives';

/** RFC 4648 §5 without padding, as keys, cookies and paths take it. */
export const { toBase64Url, fromBase64Url } = primitives;
