interface Described {
  name?: string;
  description?: string;
}

interface Typed extends Described {
  type?: { text: string };
  default?: string;
}

interface Member extends Typed {
  kind: string;
  privacy?: string;
  static?: boolean;
  readonly?: boolean;
}

/** What is read of a custom elements manifest (schema 1.0.0). */
export interface Declaration extends Described {
  name: string;
  tagName?: string;
  summary?: string;
  members?: Member[];
  attributes?: (Typed & { fieldName?: string })[];
  events?: Typed[];
  slots?: Described[];
  cssParts?: Described[];
  cssProperties?: Described[];
}

export interface DescribedElements {
  modules: { path: string; declarations?: Declaration[] }[];
}

/** Elements that nobody writes into a page: a flow shows the steps, and `stepUp()` its dialog. */
const NOT_FOR_PAGES = /^src\/steps\/|\/sally-step-up\.ts$/;

/** The elements that a page may write, with the source that holds their class. */
export const elementsForPages = ({ modules }: DescribedElements): { path: string; element: Declaration }[] =>
  modules
    .filter(({ path }) => !NOT_FOR_PAGES.test(path))
    .flatMap(({ path, declarations = [] }) =>
      declarations.filter(({ tagName }) => tagName).map((element) => ({ path, element })),
    );

/** What a page may set of an element by script. */
export const propertiesOf = ({ members = [] }: Declaration): Member[] =>
  members.filter(
    ({ kind, privacy, readonly, static: isStatic }) => kind === 'field' && !privacy && !readonly && !isStatic,
  );
