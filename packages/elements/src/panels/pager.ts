import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { css } from '../theme/css.ts';
import type { PagedList } from './paged-list.ts';

/** What the way from page to page needs of its panel. */
interface Pager<P> {
  list: PagedList<P> | undefined;
  /** The `next` of the page that is shown. */
  next: string | undefined;
  /** A change is on its way: what the next page is isn't known. */
  busy: boolean;
  words: LocaleController;
  turn: (move: (list: PagedList<P>) => void) => void;
}

/** Draws the way from page to page; nothing where there is one alone. */
export function pager<P>({ list, next, busy, words, turn }: Pager<P>): TemplateResult | typeof nothing {
  const isFirst = list?.page === 1;
  if (isFirst && next === undefined) return nothing;
  const button = (word: 'back' | 'next', isEnd: boolean, move: (list: PagedList<P>) => void) => {
    const isBarred = () => isEnd || busy || list?.pending === true;
    const press = () => isBarred() || turn(move);
    return html`<button class="button" type="button" aria-disabled=${isBarred()} @click=${press}
      >${words.text(`panel.${word}`)}</button>`;
  };
  return html`<nav class="pages" aria-label=${words.text('panel.pages')}>
    ${button('back', isFirst, (it) => it.back())} ${button('next', next === undefined, (it) => it.forth(next))}
  </nav>`;
}

export const pagerStyles = css`
  .pages {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 0.75rem;
    padding: 1rem var(--_inset);
    border-block-start: 1px solid var(--_hairline);
  }

  .pages .button[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
`;
