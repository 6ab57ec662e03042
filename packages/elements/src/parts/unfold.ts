/** Opens a part that stands folded, or closes it; opening one closes those beside it. */
export function unfold(part: Element & { unfolded: boolean }): void {
  const unfolded = !part.unfolded;
  for (const it of part.parentNode?.children ?? []) if ('unfolded' in it) it.unfolded = it === part && unfolded;
}
