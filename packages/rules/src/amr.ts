/** Authentication methods (RFC 8176) with those that were proved now; each stands once, however often it was proved. */
export const withMethods = (amr: readonly string[], ...proved: string[]): string[] => [...new Set([...amr, ...proved])];
