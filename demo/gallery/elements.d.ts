/** What the elements' manifest says of each, by its tag; made by the build from their sources. */
declare module 'virtual:elements' {
  export interface Described {
    name: string;
    description: string;
    /** What it is where nothing is set. */
    preset?: string;
  }

  interface Element {
    summary: string;
    attributes: Described[];
    properties: Described[];
    events: Described[];
    slots: Described[];
    parts: Described[];
    tokens: Described[];
  }

  const elements: Record<string, Element>;
  export default elements;
}
