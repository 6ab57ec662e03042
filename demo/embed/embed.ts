import { html, render } from 'lit/html.js';
import { drawBar } from '../bar/bar.ts';
import { byId } from '../page.ts';
import { reference } from './elements.ts';
import { snippet } from './snippet.ts';
import { SNIPPETS } from './snippets.ts';
import { tabs } from './tabs.ts';

drawBar('embed');
render(SNIPPETS.owner.map(snippet), byId('owner'));
render(html`${SNIPPETS.developer.map(snippet)}${reference()}`, byId('developer'));
render(SNIPPETS.backend.map(snippet), byId('backend'));
tabs(byId('tabs'));
