/** What a person is called for short; of an address, what stands before the `@`. */
export const firstName = (name: string): string => name.split(/[ @]/, 1)[0]!;
