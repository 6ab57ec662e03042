/** As high as a frame is before its document has said how high that is, in px. */
const HEIGHT = '420';

/** Puts the frame that a place tells of into it. */
export function mount(place: HTMLElement): void {
  if (place.firstElementChild) return;
  const { src, width, title } = place.dataset as { src: string; width: string; title: string };
  const framed = Object.assign(document.createElement('iframe'), { src, width, height: HEIGHT, title });
  if (!src.startsWith('./stage.html'))
    // which tells by itself, once the state is drawn
    framed.addEventListener('load', () => setHeight(framed, framed.contentDocument?.body.scrollHeight ?? 0));
  place.append(framed);
  fits.observe(place);
}

/** Takes the frame away; its place stays as high as it was. */
export function unmount(place: HTMLElement): void {
  fits.unobserve(place);
  place.replaceChildren();
}

/** Makes a frame as high as what is in it. */
export function setHeight(framed: HTMLIFrameElement, height: number): void {
  framed.height = String(Math.ceil(height));
  framed.dataset['drawn'] = '';
  fit(framed.parentElement!);
}

/** Puts the frame into its place, and waits until what is in it is drawn. */
export async function drawn(place: HTMLElement): Promise<void> {
  mount(place);
  const framed = place.querySelector('iframe')!;
  await new Promise<void>((resolve) => {
    const look = () => 'drawn' in framed.dataset && resolve();
    new MutationObserver(look).observe(framed, { attributeFilter: ['data-drawn'] });
    look();
  });
}

/** What is wider than its place is drawn smaller, not narrower. */
function fit(place: HTMLElement): void {
  const framed = place.querySelector('iframe');
  if (!framed || place.clientWidth === 0) return;
  const scale = Math.min(1, place.clientWidth / Number(framed.width));
  framed.style.scale = String(scale);
  place.style.blockSize = `${Math.ceil(Number(framed.height) * scale)}px`;
}

const fits = new ResizeObserver((entries) => {
  for (const { target } of entries) fit(target as HTMLElement);
});
