/** The look of the page that a mail's link leads to: the elements' own tokens, light and dark. */
export const LINK_STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body {
  margin: 0; min-block-size: 100dvh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
  background: light-dark(#f6f7f9, #16181d); color: light-dark(#1a1d23, #e9ebef);
}
main {
  box-sizing: border-box; inline-size: 100%; max-inline-size: 24rem; padding: 2rem; border-radius: 1rem;
  background: light-dark(#ffffff, #1f2229); border: 1px solid light-dark(#dfe2e7, #3a3f49);
}
@media (max-width: 360px) { main { padding: 1.25rem; } }
section { display: grid; gap: 1rem; outline: none; }
section[hidden] { display: none; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.3; font-weight: 600; overflow-wrap: anywhere; }
p { margin: 0; }
button {
  min-block-size: 2.75rem; inline-size: 100%; border: 0; border-radius: 0.625rem; padding: 0.5rem 1rem;
  background: light-dark(#1f55d6, #8fb4ff); color: light-dark(#ffffff, #10131a);
  font: inherit; font-weight: 600; cursor: pointer;
}
button:focus-visible { outline: 2px solid light-dark(#1f55d6, #8fb4ff); outline-offset: 2px; }
button[aria-disabled='true'] { cursor: progress; opacity: 0.7; }
output {
  display: block; padding: 1rem 0.5rem; border-radius: 0.625rem; background: light-dark(#f6f7f9, #16181d);
  text-align: center; font-size: 1.75rem; font-weight: 600; letter-spacing: 0.15em; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
`;
