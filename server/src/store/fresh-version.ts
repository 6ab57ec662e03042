/**
 * 122 random bits (RFC 9562 §5.4), which the runtime takes from a pool of its own. A counter would start again after a
 * delete and let a write through that read the deleted value.
 */
export const freshVersion = (): string => crypto.randomUUID();
