import type { PolicyDocument, PolicyField, PolicyView } from '@sallyport/protocol';

/** Values of a policy by path, `attempts.lockAfter`. */
export type Settings = ReadonlyMap<string, unknown>;

/** What a document sets, by path. */
export const settingsOf = (document: PolicyDocument, fields: readonly PolicyField[]): Map<string, unknown> =>
  new Map(
    fields.flatMap(({ path }): [string, unknown][] => {
      const [key = '', inner] = path.split('.');
      const held = (document as Record<string, unknown>)[key];
      const value = inner === undefined ? held : (held as Record<string, unknown> | undefined)?.[inner];
      return value === undefined ? [] : [[path, value]];
    }),
  );

/** Whether two values mean the same: the order of a list, and of what stands in an object, says nothing. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, each: unknown) => {
    if (Array.isArray(each)) return (each as string[]).toSorted(inOrder);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => inOrder(a, b)));
  });

const inOrder = (one: string, other: string): number => (one < other ? -1 : 1);

/** The paths of what is saved otherwise in a later view of a policy than in an earlier one. */
export function changedBetween(before: PolicyView, after: PolicyView): string[] {
  const [earlier, later] = [before, after].map(({ document }) => settingsOf(document, before.fields));
  return before.fields.flatMap(({ path }) => (isSame(earlier?.get(path), later?.get(path)) ? [] : [path]));
}

/** A policy with what was edited and not saved yet. */
export class PolicyDraft {
  readonly view: PolicyView;
  readonly #held: Settings;
  readonly #edits: Settings;

  /** @param edits  New values; `undefined` takes one back. */
  constructor(view: PolicyView, edits: Settings) {
    this.view = view;
    this.#held = settingsOf(view.document, view.fields);
    this.#edits = edits;
  }

  /** What is saved here; `undefined` where it is inherited. */
  held(path: string): unknown {
    return this.#held.get(path);
  }

  /** What is set here, saved or not; `undefined` where it is inherited. */
  own(path: string): unknown {
    return this.#edits.has(path) ? this.#edits.get(path) : this.#held.get(path);
  }

  /** What would count, were the draft saved. */
  value({ path, inherited }: PolicyField): unknown {
    return this.own(path) ?? inherited;
  }

  /** The edits with another value. One that is inherited anyway, and wasn't set, is none. */
  with({ path, inherited }: PolicyField, value: unknown): Settings {
    const edits = new Map(this.#edits).set(path, value);
    const held = this.held(path);
    if (isSame(value, held ?? (value === undefined ? undefined : inherited))) edits.delete(path);
    return edits;
  }

  /** The fields that are edited. */
  get changes(): PolicyField[] {
    return this.view.fields.filter(({ path }) => this.#edits.has(path) && !isSame(this.own(path), this.held(path)));
  }

  /** What would be saved. */
  get document(): PolicyDocument {
    const document: Record<string, unknown> = {};
    for (const { path } of this.view.fields) {
      const value = this.own(path);
      const [key = '', inner] = path.split('.');
      if (value === undefined) continue;
      document[key] = inner === undefined ? value : { ...(document[key] as object | undefined), [inner]: value };
    }
    return document;
  }
}
