import { colourOf, type Palette } from '../messages/palette.ts';
import { LOGO_STYLE } from './logo.ts';

/** The look of the page that a mail's link leads to: the elements' own tokens, light and dark. */
export function linkStyle(palette: Palette): string {
  const colour = colourOf(palette);
  return `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body {
  margin: 0; min-block-size: 100dvh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
  background: ${colour('page')}; color: ${colour('text')};
}
main {
  box-sizing: border-box; inline-size: 100%; max-inline-size: 24rem; padding: 2rem; border-radius: 1rem;
  background: ${colour('card')}; border: 1px solid ${colour('hairline')};
  box-shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 8px 24px -8px rgb(0 0 0 / 12%);
}
@media (max-width: 360px) { main { padding: 1.25rem; } }
${LOGO_STYLE}
main > .logo { margin-block-end: 1.5rem; }
section { display: grid; gap: 0.5rem; outline: none; }
section[hidden] { display: none; }
h1 {
  margin: 0; font-size: 1.375rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; overflow-wrap: anywhere;
}
:lang(ar) h1 { letter-spacing: 0; }
p { margin: 0; color: ${colour('muted')}; }
svg { inline-size: 2rem; block-size: 2rem; color: ${colour('success')}; }
button {
  margin-block-start: 1rem; min-block-size: 2.75rem; inline-size: 100%; border: 0; border-radius: 0.625rem;
  padding: 0.5rem 1rem;
  background: ${colour('accent')}; color: ${colour('onAccent')};
  font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { background: color-mix(in oklab, ${colour('accent')}, ${colour('text')} 14%); }
button:focus-visible { outline: 2px solid ${colour('accent')}; outline-offset: 2px; }
button[aria-disabled='true'] { cursor: progress; opacity: 0.7; }
output {
  display: block; padding: 1rem 0.5rem; border-radius: 0.625rem; background: ${colour('raised')};
  margin-block-start: 0.5rem; text-align: center; font-size: 1.75rem; font-weight: 600; letter-spacing: 0.15em;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
`;
}
