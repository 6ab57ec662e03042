import { markupOf } from './markup.ts';

/** Pixels of a picture to one CSS px: it is looked at on fine screens, and in tools that enlarge it. */
const SCALE = 2;

/**
 * A picture of what a frame shows, as PNG. A page can't photograph itself: the browser draws what the frame holds once
 * more, as an image, from markup that has all of its style in it.
 *
 * @throws {DOMException} where a browser gives no pixels of such an image away.
 */
export async function pngOf({ contentDocument, width, height }: HTMLIFrameElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<foreignObject width="100%" height="100%">${markupOf(contentDocument!)}</foreignObject></svg>`,
  )}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Number(width) * SCALE;
  canvas.height = Number(height) * SCALE;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new DOMException('No picture', 'EncodingError')))),
  );
}

/** Saves a picture as a file. */
export function save(picture: Blob, name: string): void {
  const href = URL.createObjectURL(picture);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
