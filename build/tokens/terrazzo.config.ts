import { pathToFileURL } from 'node:url';
import { defineConfig } from '@terrazzo/cli';
import css from '@terrazzo/plugin-css';
import { fontList } from '../../demo/theme/family.ts';
import { SCHEMES } from '../../demo/theme/theme.ts';
import { root } from '../root.ts';
import { sheet } from './sheet.ts';

/** A URL, since Terrazzo reads paths from where it was started. */
const url = (path: string): string => pathToFileURL(root(path)).href;

/** Terrazzo reads the file of tokens, says each in CSS for either scheme, and has our plugin write them. */
export default defineConfig({
  tokens: url('packages/elements/src/theme/tokens.json'),
  outDir: url('packages/elements/src/theme/'),
  plugins: [
    css({
      skipBuild: true,
      legacyHex: true,
      variableName: ({ id }) => id.replace('sally.', '--_'),
      // fewer quotes than its own
      transform: ({ $type, $value }) => ($type === 'fontFamily' ? fontList([$value].flat()) : undefined),
      permutations: SCHEMES.map((scheme) => ({ input: { scheme }, prepare: String })),
    }),
    sheet(),
  ],
});
