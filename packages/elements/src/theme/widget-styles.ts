import { css } from 'lit';

/** How any widget stands on a page: as wide as its place lets it, in the page's type and colour scheme. */
export const widgetStyles = css`
  :host {
    inline-size: 100%;
    max-inline-size: var(--sally-width, var(--_width));
    color: var(--_text);
    font-family: var(--sally-font, inherit);
    font-size: 1rem;
    line-height: 1.5;
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
  }

  :host([color-scheme='light']) {
    color-scheme: light;
  }

  :host([color-scheme='dark']) {
    color-scheme: dark;
  }

  :host([plain]) {
    color: inherit;
  }

  .bare {
    font-family: var(--sally-font, system-ui, sans-serif);
  }

  .probe {
    font-family: initial;
  }
`;
