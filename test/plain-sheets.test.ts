import { parse, Rule } from 'postcss';
import { describe, expect, it } from 'vitest';
import { panelStyles } from '../packages/elements/src/panels/panel-styles.ts';
import { gateStyles } from '../packages/elements/src/session/gate-styles.ts';
import { cardStyles } from '../packages/elements/src/theme/card-styles.ts';

/** What makes a card of a box. */
const FRAME = /^(padding|border|border-radius|background|box-shadow|overflow)$/;

describe('a widget with the attribute plain', () => {
  it.each([
    ['.card', cardStyles],
    ['.panel', panelStyles],
    ['.locked', gateStyles],
  ])('has no frame to undo: %s', (box, styles) => {
    const framing = new Set<string>();
    for (const sheet of styles.flat(2))
      parse(String(sheet)).walkDecls(FRAME, ({ parent }) => {
        if (parent instanceof Rule && parent.selector.endsWith(box)) framing.add(parent.selector);
      });
    expect([...framing]).toEqual([`:host(:not([plain])) ${box}`]);
  });
});
