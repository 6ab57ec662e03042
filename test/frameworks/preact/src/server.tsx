import { renderToString } from 'preact-render-to-string';
import { App } from './app';

/** The page as a server sends it. */
export const render = (): string => renderToString(<App />);
