import { fileURLToPath } from 'node:url';

/** A file of the repository, by its path from the root. */
export const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What a page's script tag loads. */
export const WIDGET = root('packages/elements/src/sallyport.ts');
