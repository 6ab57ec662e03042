/** What the elements' manifest says of each, by its tag; made by the build from their sources. */
declare module 'virtual:elements' {
  interface Described {
    name: string;
    description: string;
  }

  const elements: Record<string, { tokens: Described[]; parts: Described[] }>;
  export default elements;
}
