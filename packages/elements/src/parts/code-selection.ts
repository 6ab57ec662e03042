import { css } from '../theme/css.ts';
import type { SallyField } from './sally-field.ts';

const { styleSheet } = css`
  .control:focus-within .next {
    border-color: var(--_accent);
  }

  /* the cells say that all is selected, and no slab across them does, where a highlight is inherited */
  :host([selected]:focus-within) .cell {
    background: color-mix(in oklab, var(--_accent) 14%, var(--_field));
  }

  :host([selected])::selection {
    background: none;
  }
`;

/** Marks the cell that the caret is in, or every cell where the whole code is selected. */
export function showSelection(field: SallyField): void {
  const { adoptedStyleSheets } = field.shadowRoot!;
  if (styleSheet) field.shadowRoot!.adoptedStyleSheets = [...adoptedStyleSheets, styleSheet];
  const mark = () => {
    const { value = '', selectionStart: from = 0, selectionEnd: to = 0 } = field.input ?? {};
    field.toggleAttribute('selected', from === 0 && to === value.length && value !== '');
    for (const [index, cell] of field.shadowRoot!.querySelectorAll('.cell').entries())
      cell.classList.toggle('next', from === to && index === from);
  };
  for (const event of ['selectionchange', 'input', 'focusin']) field.addEventListener(event, mark);
  mark();
}
