/** What a page's script tag loads. */
import './define.ts';
