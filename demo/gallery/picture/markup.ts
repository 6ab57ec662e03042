import { styleText } from './style-text.ts';

/** What holds nothing that is seen. */
const UNSEEN = new Set(['head', 'script', 'style', 'link', 'template']);
/** What means something else, or nothing, within an image. */
const PLAIN: Record<string, string> = { html: 'div', body: 'div', slot: 'span' };
const HTML = 'http://www.w3.org/1999/xhtml';

/**
 * A document as markup (XHTML) that looks the same without its sheets, its shadow roots and its scripts: every element
 * that is drawn, with all of its style in it.
 */
export const markupOf = ({ documentElement }: Document): string => drawn(documentElement);

function drawn(node: Node): string {
  if (node instanceof node.ownerDocument!.defaultView!.Text) return escaped(node.data);
  if (!isElement(node) || UNSEEN.has(node.localName)) return '';
  const style = getComputedStyle(node);
  if (style.display === 'none') return '';
  const { localName } = node;
  if (style.display === 'contents' && localName === 'slot') return inner(node);
  const name = PLAIN[localName] ?? localName;
  return `<${name} xmlns="${node.namespaceURI}"${attributesOf(node)} style="${escaped(styleText(style))}">${
    pseudo(node, '::before') + inner(node) + pseudo(node, '::after')
  }</${name}>`;
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** What is drawn within an element: what its shadow root says where it has one. */
function inner(element: Element): string {
  if (element.localName === 'textarea') return escaped((element as HTMLTextAreaElement).value);
  const assigned = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  const nodes = assigned.length > 0 ? assigned : (element.shadowRoot ?? element).childNodes;
  return [...nodes].map(drawn).join('');
}

/** What CSS draws before or after what stands in an element. */
function pseudo(element: Element, which: '::before' | '::after'): string {
  const style = getComputedStyle(element, which);
  const words = /^"(.*)"$/s.exec(style.content)?.[1];
  if (words === undefined || style.display === 'none') return '';
  return `<span xmlns="${HTML}" style="${escaped(styleText(style))}">${escaped(words)}</span>`;
}

/** The attributes that no style says: what a drawing is made of, and what a field holds. */
function attributesOf(element: Element): string {
  const pairs: [name: string, value: string][] =
    element.namespaceURI === HTML
      ? ['type', 'placeholder', 'open', 'start', 'value', 'colspan'].flatMap((name) => {
          const value = element.getAttribute(name);
          return value === null ? [] : [[name, value]];
        })
      : [...element.attributes].map(({ name, value }) => [name, value]);
  const attributes = new Map(pairs);
  const { value, checked, selected } = element as Partial<HTMLInputElement & HTMLOptionElement>;
  if (element.localName === 'input') attributes.set('value', value!);
  if (checked) attributes.set('checked', '');
  if (selected) attributes.set('selected', '');
  attributes.delete('style');
  attributes.delete('xmlns');
  return [...attributes].map(([name, text]) => ` ${name}="${escaped(text)}"`).join('');
}

/** As it stands in XML, which has no word for most control characters. */
const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
