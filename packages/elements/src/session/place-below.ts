/** Between what opens and what is opened, and to the edges of the window, in px. */
const GAP = 8;

/**
 * Puts what has opened below the button, or above it where there is more room, at the side that the button is on. By
 * hand: anchors in CSS are younger than the oldest browsers.
 */
export function placeBelow(opened: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const { offsetWidth, offsetHeight } = opened;
  const isBeyondMiddle = (left + right) / 2 > width / 2;
  const x = isBeyondMiddle ? right - offsetWidth : left;
  const fitsBelow = bottom + GAP + offsetHeight <= height - GAP || height - bottom >= top;
  const y = fitsBelow ? bottom + GAP : top - GAP - offsetHeight;
  const within = (value: number, most: number) => `${Math.max(GAP, Math.min(value, most - GAP))}px`;
  opened.style.left = within(x, width - offsetWidth);
  opened.style.top = within(y, height - offsetHeight);
}
