import { html as markup } from 'hono/html'; // the rules for Lit's templates say that it quotes attributes: this doesn't
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Brand } from '../ports/site.ts';

/** How big a logo is: as high as a line of its own needs, and no wider than the card. */
export const LOGO_STYLE = '.logo { display: block; block-size: 2.5rem; max-inline-size: 100%; object-fit: contain; }';

type Markup = HtmlEscapedString | Promise<HtmlEscapedString> | '';

/** The site's logo, in the slot of a widget where it says so; nothing where there is none. */
export const logoOf = ({ logo, name }: Brand, slot?: 'logo'): Markup =>
  logo === undefined ? '' : markup`<img class="logo" ${slot ? markup`slot="logo"` : ''} src="${logo}" alt="${name}">`;

/**
 * What a page's policy says of pictures: the logo's own address, or that there are none. A source has no query, and
 * what would end it there is escaped (CSP 3 §2.3.1).
 */
export function logoSources({ logo }: Brand): string[] {
  if (logo === undefined) return [];
  const { origin, pathname } = new URL(logo);
  return [`img-src ${origin}${pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')}`];
}
