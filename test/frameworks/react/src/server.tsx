import { renderToString } from 'react-dom/server';
import { App } from './app';

/** The page as a server sends it. */
export const render = (): string => renderToString(<App />);
