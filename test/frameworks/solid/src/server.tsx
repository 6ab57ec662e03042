import { generateHydrationScript, renderToString } from 'solid-js/web';
import { App } from './app';

/** The page as a server sends it. */
export const render = (): string => generateHydrationScript() + renderToString(() => <App />);
