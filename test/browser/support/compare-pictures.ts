import type { Locator, Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Takes one picture of the whole page and cuts out what is seen of each element. */
export async function picturesOf(page: Page, elements: readonly Locator[]): Promise<PNG[]> {
  const whole = PNG.sync.read(await page.screenshot({ fullPage: true }));
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  return boxes.map((box) => {
    if (!box) throw new Error('an element has no box to cut out');
    const [x, y] = [Math.round(box.x), Math.round(box.y)];
    const piece = new PNG({ width: Math.round(box.width), height: Math.round(box.height) });
    const [width, height] = [Math.min(piece.width, whole.width - x), Math.min(piece.height, whole.height - y)];
    PNG.bitblt(whole, piece, x, y, width, height, 0, 0);
    return piece;
  });
}

/** Says in words how two pictures differ; empty where nobody sees a difference. */
export function differenceOf(picture: PNG, due: PNG): string {
  const { width, height } = due;
  if (picture.width !== width || picture.height !== height)
    return `${picture.width} × ${picture.height} px instead of ${width} × ${height}`;
  const pixels = pixelmatch(picture.data, due.data, undefined, width, height);
  return pixels === 0 ? '' : `${pixels} pixels`;
}
