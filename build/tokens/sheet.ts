import { root } from '../root.ts';
import { declarations } from './declarations.ts';

/** The sheet of every element. */
export const SHEET = root('packages/elements/src/theme/tokens.ts');

/** What stands between these is written by this program. */
const WRITTEN = /(?<=\/\* from tokens\.json, by npm run tokens \*\/\n)[^]*?(?= *\/\* by hand \*\/)/;

/** The text of the sheet with what the file of tokens says. */
export function written(sheet: string): string {
  if (!WRITTEN.test(sheet)) throw new Error('The sheet has no place for what the file of tokens says.');
  return sheet.replace(WRITTEN, () => declarations());
}
