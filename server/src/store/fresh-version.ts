/** 128 random bits. A counter would start again after a delete and let a write through that read the deleted value. */
export const freshVersion = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-');
