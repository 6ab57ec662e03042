import { css } from 'lit';

export const panelStyles = css`
  :host {
    --line: light-dark(#c9cdd6, #4b505c);
    --quiet: light-dark(#565c69, #b3b8c4);
    color-scheme: light dark;
    position: fixed;
    inset-block-end: 0.75rem;
    inset-inline-end: 0.75rem;
    z-index: 2147483000;
    max-inline-size: min(24rem, calc(100vw - 1.5rem));
    font: 0.875rem/1.4 system-ui, sans-serif;
    color: light-dark(#16181d, #f1f2f5);
  }
  section {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    max-block-size: calc(100vh - 1.5rem);
    box-sizing: border-box;
    border: 2px dashed light-dark(#9a4d00, #ffb55e);
    border-radius: 0.75rem;
    background: light-dark(#fff, #1b1d22);
    box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 25%);
  }
  .body {
    overflow: auto;
    padding: 0 0.75rem 0.75rem;
    overscroll-behavior: contain;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
    font-size: inherit;
  }
  h3 {
    margin-block: 0.75rem 0.25rem;
    font-weight: 600;
  }
  .reset {
    margin-block-start: 0.75rem;
  }
  ul {
    list-style: none;
  }
  li {
    overflow-wrap: anywhere;
  }
  p,
  .quiet {
    color: var(--quiet);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: end;
  }
  label {
    flex: 1 1 9rem;
    min-inline-size: 0;
    color: var(--quiet);
  }
  .row > select {
    flex: 1 1 9rem;
  }
  label select {
    display: block;
    inline-size: 100%;
  }
  button,
  select {
    box-sizing: border-box;
    min-block-size: 2rem;
    max-inline-size: 100%;
    padding: 0.25rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: light-dark(#f4f5f7, #2a2d34);
    font: inherit;
    color: light-dark(#16181d, #f1f2f5);
  }
  button {
    cursor: pointer;
  }
  button[aria-pressed='true'] {
    border-color: light-dark(#1f55d6, #8fb4ff);
    background: light-dark(#e6edff, #25345c);
  }
  h2 button {
    inline-size: 100%;
    min-block-size: 2.5rem;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  h2 button::after {
    float: inline-end;
    content: '+';
  }
  h2 button[aria-expanded='true']::after {
    content: '–';
  }
  :focus-visible {
    outline: 2px solid light-dark(#1f55d6, #8fb4ff);
    outline-offset: 2px;
  }
  .log,
  output {
    font-family: ui-monospace, monospace;
    font-variant-numeric: tabular-nums;
  }
  output {
    font-size: 1.125rem;
    user-select: all;
  }
  details p {
    white-space: pre-wrap;
  }
`;
