/** Bytes from a cryptographically secure source. */
export type Random = (length: number) => Uint8Array;
