import { keyed } from 'lit/directives/keyed.js';

/**
 * Draws text anew where it has changed. A translator of pages puts nodes of its own in the place of text, and what is
 * written into the old ones is seen by nobody.
 */
export const fresh = (text: unknown): unknown => (typeof text === 'string' ? keyed(text, text) : text);
