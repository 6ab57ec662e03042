import { drawState } from '../../demo/gallery/stage/draw-state.ts';
import { states } from '../../demo/states/index.ts';

declare global {
  interface Window {
    /** Draws a state in the place of the one before. Gives its height in CSS px, once nothing of it changes. */
    draw(id: string): Promise<number>;
    /** The height of what is shown, in CSS px, once nothing of it changes. */
    settled(): Promise<number>;
  }
}

/** For so many frames a state has to be the same: some of its pieces come late. */
const FRAMES = 3;

const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
const height = (): number => Math.ceil(document.body.getBoundingClientRect().height);

/** How many nodes there are, in shadow roots too. */
const count = (root: ParentNode): number =>
  [...root.querySelectorAll('*')].reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0), 0);

window.draw = async (id) => {
  const place = document.getElementById('stage')!;
  place.replaceChildren();
  scrollTo(0, 0);
  await drawState(states.find((state) => state.id === id)!, place, {});
  return settled();
};

window.settled = settled;

async function settled(): Promise<number> {
  // what waits for a moment, as bars of a list that isn't there yet do, is there at once
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  let [seen, same] = ['', 0];
  while (same < FRAMES) {
    await nextFrame();
    await document.fonts.ready; // those that this frame has asked for
    const now = `${height()} ${count(document.body)}`;
    same = now === seen ? same + 1 : 0;
    seen = now;
  }
  return height();
}
