import { readFileSync } from 'node:fs';
import type css from '@terrazzo/plugin-css';
import { root } from '../root.ts';
import { declarations } from './declarations.ts';
import { textsIn } from './texts.ts';

/** The sheet of every element. */
export const SHEET = root('packages/elements/src/theme/tokens.ts');

/** What stands between these is written by this program. */
const WRITTEN = /(?<=\/\* from tokens\.json, by npm run tokens \*\/\n)[^]*?(?= *\/\* by hand \*\/)/;

/** A plugin of Terrazzo: puts what the file of tokens says into the sheet. @throws where there is no place for it. */
export const sheet = (): ReturnType<typeof css> => ({
  name: 'sheet',
  build(hook) {
    const before = readFileSync(SHEET, 'utf8');
    if (!WRITTEN.test(before)) throw new Error('The sheet has no place for what the file of tokens says.');
    hook.outputFile(
      'tokens.ts',
      before.replace(WRITTEN, () => declarations(textsIn(hook))),
    );
  },
});
