import { css } from './css.ts';

/**
 * How any widget stands on a page: as wide as its place lets it, in the page's family of type and its colour scheme.
 * How the page sets its own text ends at the container, which no rule of the page reaches. What isn't the look of text
 * goes on: whether it is seen, can be pressed, and is drawn as smooth as the rest.
 */
export const widgetStyles = css`
  :host {
    inline-size: 100%;
    max-inline-size: var(--sally-width, var(--_width));
  }

  /*
   * A parent that shrinks to fit asks how wide the widget would like to be, and its container says nothing. So a
   * line without height says it: as wide as one space makes it, and as narrow as nothing where it breaks there.
   */
  :host::before {
    all: initial;
    content: 'x x';
    display: block;
    block-size: 0;
    overflow: clip;
    visibility: hidden;
    font-size: 0;
    word-spacing: var(--sally-width, var(--_width));
  }

  .container {
    all: initial;
    display: block;
    container-type: inline-size;
    max-inline-size: var(--sally-width, var(--_width));
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    -webkit-text-size-adjust: inherit;
    -webkit-font-smoothing: inherit;
    color: var(--_text);
    font-size: 1rem;
    line-height: 1.5;
    font-family: var(--sally-font, inherit);
    transition: font-family 1ms allow-discrete;
  }

  :host([color-scheme='light']) {
    color-scheme: light;
  }

  :host([color-scheme='dark']) {
    color-scheme: dark;
  }

  :host([plain]) .container {
    color: inherit;
  }

  .bare {
    font-family: var(--sally-font, system-ui, sans-serif);
  }

  .probe {
    font-family: initial;
  }
`;
