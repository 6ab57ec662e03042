import { posix } from 'node:path';

/** What is read of a custom elements manifest (schema 1.0.0). */
export interface ElementsManifest {
  modules: { path: string; declarations?: { name: string; tagName?: string }[] }[];
}

/** An element by itself: importing its entry registers it, and those that its templates use. */
export interface Piece {
  /** As in `@sallyport/elements/code-field`. */
  name: string;
  /** The text of its module, and of its declarations. */
  script: string;
  types: string;
}

/** Elements that nobody writes into a page: a flow shows the steps, and `stepUp()` its dialog. */
const NOT_FOR_PAGES = /^src\/steps\/|\/sally-step-up\.ts$/;

/** The folder of the entries among the sources. */
export const FOLDER = 'pieces';

/** An entry for each element that a page may write. */
export function pieces({ modules }: ElementsManifest): Piece[] {
  return modules
    .filter(({ path }) => !NOT_FOR_PAGES.test(path))
    .flatMap(({ path, declarations = [] }) =>
      declarations.flatMap(({ name, tagName }) => {
        if (!tagName) return [];
        const from = posix.relative(`src/${FOLDER}`, path).replace(/\.ts$/, '.js');
        const types = `export { ${name} } from '${from}';\n`;
        const script = `import { define } from '../base/define.js';\nimport { ${name} } from '${from}';\n\n`;
        return [
          { name: tagName.replace('sally-', ''), types, script: `${script}define(${name});\n\nexport { ${name} };\n` },
        ];
      }),
    );
}
