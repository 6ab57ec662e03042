import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { generate } from 'lean-qr/nano';
import { SallyElement } from '../base/sally-element.ts';
import { tokens } from '../theme/tokens.ts';
import { setUp } from '../messages/set-up/set-up.ts';
import { css } from '../theme/css.ts';

/** ISO/IEC 18004 asks for four modules of quiet zone; many readers fail without. */
const QUIET = 4;

/**
 * @summary Draws a text as a QR code. Dark on light whatever the colours around it are: readers ask for that.
 * @tag sally-qr-code
 * @csspart qr - The drawing.
 * @cssprop [--sally-qr-size=11.25rem] - Its width; 180 px and more can be read from a hand's distance.
 */
export class SallyQrCode extends SallyElement {
  static readonly tag = 'sally-qr-code';
  static override readonly areas = [setUp];
  static override styles = [
    tokens,
    css`
      svg {
        display: block;
        inline-size: var(--sally-qr-size, 11.25rem);
        block-size: auto;
        max-inline-size: 100%;
        margin-inline: auto;
        border-radius: var(--_radius);
        forced-color-adjust: none;
      }
    `,
  ];

  /** What the code says. A property only: an `otpauth:` URI is a secret and stays out of attributes. */
  @property({ attribute: false }) value = '';
  /** What a screen reader calls it. */
  @property() label = '';

  override render(): TemplateResult | typeof nothing {
    if (!this.value) return nothing;
    const { size, path } = draw(this.value);
    return html`<svg part="qr" role="img" aria-label=${this.label || this.text('totp.qr')}
      viewBox="${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}" shape-rendering="crispEdges">
      <rect x=${-QUIET} y=${-QUIET} width="100%" height="100%" fill="#fff"></rect>
      <path d=${path} fill="#000"></path>
    </svg>`;
  }
}

function draw(text: string): { size: number; path: string } {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  }
  return { size: code.size, path };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-qr-code': SallyQrCode;
  }
}
