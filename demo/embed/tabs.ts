/**
 * Makes tabs of links to panels of the page: the address says which is open, arrows go from one to the next (WAI-ARIA
 * APG, tabs with automatic activation).
 */
export function tabs(list: HTMLElement): void {
  const all = [...list.querySelectorAll<HTMLAnchorElement>('[role="tab"]')];
  const panelOf = ({ hash }: HTMLAnchorElement) => document.querySelector<HTMLElement>(hash)!;
  const show = () => {
    const open = all.find(({ hash }) => hash === location.hash) ?? all[0]!;
    for (const tab of all) {
      tab.ariaSelected = String(tab === open);
      tab.tabIndex = tab === open ? 0 : -1;
      panelOf(tab).hidden = tab !== open;
    }
  };
  list.addEventListener('keydown', (event) => {
    const at = all.indexOf(event.target as HTMLAnchorElement);
    const onward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = onward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const next = { [onward]: at + 1, [back]: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const tab = all.at(next % all.length)!;
    tab.click();
    tab.focus();
  });
  addEventListener('hashchange', show);
  show();
}
