import type { Plugin } from 'vite';
import { WIDGET } from '../root.ts';

/** The page loads the widget as any site's page does, by a script tag with this address. */
const SCRIPT = '/sallyport.js';

/** Keeps the script tag out of the page's bundle in a build, and serves the widget's source there in development. */
export function widgetByScriptTag(): Plugin {
  let building = false;
  return {
    name: 'widget-by-script-tag',
    configResolved({ command }) {
      building = command === 'build';
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => (building ? html.replace(/src="\.?\/sallyport\.js"/, 'vite-ignore $&') : html),
    },
    resolveId: (id) => (id === SCRIPT ? WIDGET : undefined),
  };
}
