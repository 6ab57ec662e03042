import { byId } from '../page.ts';
import { readChoices, unknownWords, writeChoices, type Choice } from './choice.ts';
import { DRESS, dress } from './dress.ts';
import { go } from './go.ts';
import { countUnseenMail } from './unseen-mail.ts';

const PAGES = { '': 'Try it', admin: 'Administer', states: 'States', theme: 'Theme', embed: 'Embed', outbox: 'Outbox' };
/** On a server of files alone, which knows pages by their files, there is no backend. */
const isFile = location.pathname.endsWith('.html');
const LINKED = isFile ? { states: PAGES.states, theme: PAGES.theme } : PAGES;

/**
 * Draws what stands above every page: where to go, and the language, theme and direction that it is looked at in. What
 * a page has in its bar already stands at the end.
 */
export function drawBar(current: keyof typeof PAGES, choices: typeof DRESS = DRESS): void {
  const brand = link(Object.keys(LINKED)[0]!, 'Sallyport');
  brand.className = 'brand';
  const pages = document.createElement('nav');
  pages.ariaLabel = 'Demo';
  pages.append(...Object.entries(LINKED).map(([page, words]) => link(page, words)));
  pages.querySelector(`[data-page="${current}"]`)?.setAttribute('aria-current', 'page');
  const outbox = pages.querySelector<HTMLElement>('[data-page="outbox"]:not([aria-current])');
  if (outbox) countUnseenMail(outbox);
  const selects = document.createElement('div');
  selects.className = 'selects';
  selects.append(...choices.map(select));
  const notice = document.createElement('p');
  notice.role = 'status';
  const aside = document.createElement('p');
  aside.className = 'muted';
  byId('bar').prepend(brand, pages, selects, notice, aside);

  const follow = () => {
    const { chosen, unknown } = readChoices(new URLSearchParams(location.search), choices);
    dress(chosen);
    notice.textContent = unknown.map(unknownWords).join(' ');
    aside.textContent =
      chosen.lang === 'en' ? '' : 'The elements have this language; the pages around them are English.';
    for (const { name } of choices) (byId(`bar-${name}`) as HTMLSelectElement).value = chosen[name];
    const carried = new URLSearchParams();
    writeChoices(carried, choices, chosen);
    for (const each of byId('bar').querySelectorAll('a')) each.search = carried.toString();
  };
  addEventListener('popstate', follow);
  follow();
}

function link(page: string, words: string): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = page ? `./${page}${isFile ? '.html' : ''}` : './';
  element.dataset['page'] = page;
  element.textContent = words;
  return element;
}

function select({ name, label, values }: Choice): HTMLSelectElement {
  const element = document.createElement('select');
  element.id = `bar-${name}`;
  element.ariaLabel = label;
  element.append(...values.map(([value, words]) => new Option(words, value)));
  element.addEventListener('change', () => {
    const address = new URL(location.href);
    if (element.selectedIndex > 0) address.searchParams.set(name, element.value);
    else address.searchParams.delete(name);
    go(address);
  });
  return element;
}
