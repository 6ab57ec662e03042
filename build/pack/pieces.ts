import { elementsForPages, type DescribedElements } from './described-elements.ts';
import { besideTypes } from './element-types.ts';

/** An element by itself: importing its entry registers it, and those that its templates use. */
export interface Piece {
  /** As in `@sallyport/elements/code-field`. */
  name: string;
  /** The text of its module, and of its declarations. */
  script: string;
  types: string;
}

/** The folder of the entries among what is compiled. */
export const PIECES_FOLDER = 'pieces';

/** An entry for each element that a page may write. */
export const pieces = (manifest: DescribedElements): Piece[] =>
  elementsForPages(manifest).map(({ path, element: { name, tagName = '' } }) => {
    const from = besideTypes(path);
    return {
      name: tagName.replace('sally-', ''),
      types: `export { ${name} } from '${from}';\n`,
      script: `import { define } from '../base/define.js';
import { tellTaken } from '../base/tell-taken.js';
import { ${name} } from '${from}';

define(${name});
tellTaken(${name});

export { ${name} };
`,
    };
  });
