/** What a page's script tag loads: the sign-in at once, every other element when it is on the page. */
import './define.ts';
import { loadTags } from './load-tags.ts';

loadTags();
