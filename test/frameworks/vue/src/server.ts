import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './app.vue';

/** The page as a server sends it. */
export const render = (): Promise<string> => renderToString(createSSRApp(App));
