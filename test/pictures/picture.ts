import type { CDPSession } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import sharp, { type Raw } from 'sharp';

/** A picture in red, green, blue and a full alpha, a byte each. */
export interface Picture {
  data: Buffer;
  width: number;
  height: number;
}

/** What is below it, in px, is more of the same rows. */
const MOST_HIGH = 900;
/** Five bits of each colour: what processors round otherwise is gone, and a third of the bytes that are kept. */
const FIVE_BITS = 0xfff8f8f8;
/** As many pixels as two machines with the same browser may differ by. A line of text that moved has hundreds. */
const NOISE = 8;

const raw = ({ width, height }: Picture): { raw: Raw } => ({ raw: { width, height, channels: 4 } });

async function decoded(file: Buffer | string): Promise<Picture> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Takes a picture of the top of a page. */
export async function taken(camera: CDPSession, width: number, height: number): Promise<Picture> {
  const { data } = await camera.send('Page.captureScreenshot', {
    clip: { x: 0, y: 0, width, height: Math.min(height, MOST_HIGH), scale: 1 },
    optimizeForSpeed: true,
  });
  const picture = await decoded(Buffer.from(data, 'base64'));
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.data.length / 4);
  for (let at = 0; at < pixels.length; at++) pixels[at]! &= FIVE_BITS;
  return picture;
}

/** A kept picture; `undefined` where none is. */
export const kept = (path: string): Promise<Picture | undefined> => decoded(path).catch(() => undefined);

/** Keeps a picture without loss. */
export async function keep(picture: Picture, path: string): Promise<void> {
  await sharp(picture.data, raw(picture)).removeAlpha().webp({ lossless: true, effort: 6 }).toFile(path);
}

/** A picture as browsers and reports show it. */
export const png = (picture: Picture): Promise<Buffer> => sharp(picture.data, raw(picture)).png().toBuffer();

/** How two pictures differ. */
export interface Difference {
  words: string;
  /** Where they do; of pictures of one size alone. */
  picture?: Picture;
}

/** How a picture differs from the one that is due; `undefined` where nobody sees a difference. */
export function difference(picture: Picture, due: Picture): Difference | undefined {
  const { width, height } = due;
  if (picture.width !== width || picture.height !== height)
    return { words: `${picture.width} × ${picture.height} px instead of ${width} × ${height}` };
  if (picture.data.equals(due.data)) return undefined;
  const data = Buffer.alloc(due.data.length);
  const pixels = pixelmatch(picture.data, due.data, data, width, height);
  return pixels > NOISE ? { words: `${pixels} pixels`, picture: { data, width, height } } : undefined;
}
