import { expect } from '@open-wc/testing';
import { pngOf } from '../../demo/gallery/picture/png.ts';

describe('a picture of what a frame shows', () => {
  it('is a PNG with two pixels to one of the page, in each browser', async () => {
    const framed = Object.assign(document.createElement('iframe'), { width: '120', height: '80' });
    const loaded = new Promise((resolve) => framed.addEventListener('load', resolve, { once: true }));
    framed.srcdoc = '<!doctype html><body style="margin: 0; height: 80px; background: #1f55d6">Ada &amp; Grace';
    document.body.append(framed);
    await loaded;
    const picture = await pngOf(framed);
    framed.remove();
    expect(picture.type).to.equal('image/png');
    const bitmap = await createImageBitmap(picture);
    expect([bitmap.width, bitmap.height]).to.deep.equal([240, 160]);
    const canvas = new OffscreenCanvas(240, 160).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    expect([...canvas.getImageData(200, 10, 1, 1).data]).to.deep.equal([0x1f, 0x55, 0xd6, 0xff]);
  });
});
