import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong on a page and in its frames, as `rule: element`. The policy of the page doesn't bind it.
 *
 * @param iframes  `false` for the page alone.
 */
export async function faultsOf(page: Page, { iframes = true } = {}): Promise<string[]> {
  for (const frame of iframes ? page.frames() : [page.mainFrame()]) await frame.evaluate(AXE);
  const { violations } = (await page.evaluate(`axe.run({ iframes: ${iframes} })`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
