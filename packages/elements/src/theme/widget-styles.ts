import { css } from './css.ts';

/**
 * How any widget stands on a page: as wide as its place lets it, in the page's family of type and its colour scheme.
 * How the page sets its own text ends here. Spacing is left to who overrides it with `!important`: a reader's own style
 * sheet (WCAG 1.4.12).
 */
export const widgetStyles = css`
  :host {
    inline-size: 100%;
    max-inline-size: var(--sally-width, var(--_width));
    color: var(--_text) !important;
    -webkit-text-fill-color: currentcolor;
    font-family: var(--sally-font, inherit);
    font-size: 1rem !important;
    font-weight: 400 !important;
    font-style: normal;
    font-stretch: normal;
    font-variant: normal;
    line-height: 1.5 !important;
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    white-space: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    list-style: outside;
  }

  /*
   * A parent that shrinks to fit asks how wide the widget would like to be, and its container says nothing. So a
   * line without height says it: as wide as one space makes it, and as narrow as nothing where it breaks there.
   */
  :host::before {
    content: 'x x';
    display: block;
    block-size: 0;
    overflow: clip;
    visibility: hidden;
    font-size: 0;
    word-spacing: var(--sally-width, var(--_width));
  }

  .container {
    container-type: inline-size;
    max-inline-size: var(--sally-width, var(--_width));
  }

  :host([color-scheme='light']) {
    color-scheme: light;
  }

  :host([color-scheme='dark']) {
    color-scheme: dark;
  }

  :host([plain]) {
    color: inherit !important;
  }

  .bare {
    font-family: var(--sally-font, system-ui, sans-serif);
  }

  .probe {
    font-family: initial;
  }
`;
