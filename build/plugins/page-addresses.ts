import { existsSync } from 'node:fs';
import type { Plugin } from 'vite';
import { root } from '../root.ts';

/** The development server knows pages by the addresses that the demo’s server gives them: `/states`, not its file. */
export const pageAddresses = (): Plugin => ({
  name: 'page-addresses',
  apply: 'serve',
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const [path = '', query] = (request.url ?? '').split('?');
      const isPage = /^\/[a-z-]+$/.test(path) && existsSync(root(`demo${path}.html`));
      if (isPage) request.url = `${path}.html${query === undefined ? '' : `?${query}`}`;
      next();
    });
  },
});
