import { render as rendered } from 'svelte/server';
import App from './app.svelte';

/** The page as a server sends it. */
export const render = (): string => rendered(App).body;
