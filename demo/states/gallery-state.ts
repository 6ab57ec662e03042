type Tag = keyof HTMLElementTagNameMap & `sally-${string}`;

/** The properties of an element that no other element of HTML has. */
type Properties<T extends Tag> = Partial<Omit<HTMLElementTagNameMap[T], keyof HTMLElement>>;

/** One look of an element: what a designer opens and a test renders. Of a step's element, a server could send it. */
export interface GalleryState<T extends Tag> {
  /** Stable: it is part of links. */
  id: string;
  title: string;
  /** What to look at. */
  note?: string;
  tag: T;
  /** The properties of the element. */
  set: Properties<T>;
  /** Other values of some properties, shown first. The element tells the person what changed since. */
  before?: Properties<T>;
  /** Text that a person typed, by the name of its field; before `set`, where the state has a `before`. */
  typed?: Record<string, string>;
  /** What a person pressed once it was there, by the name of its part. */
  pressed?: string;
}

/** A state of any of these elements. */
export type StateOf<T extends Tag> = { [Each in T]: GalleryState<Each> }[T];
