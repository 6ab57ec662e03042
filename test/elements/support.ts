import { fixture, html } from '@open-wc/testing';
import { Client, Resource, type FirstAnswer, type Flow, type FlowStart } from '@sallyport/client';
import * as elements from '@sallyport/elements';
import type { ElementClass, SallyLogin, StepElement } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import type { Config, GivenAnswer, Step } from '@sallyport/protocol';
import { doneStates } from '../../demo/states/end.ts';
import type { GalleryState } from '../../demo/states/gallery-state.ts';
import { inPlaceStates, type State } from '../../demo/states/index.ts';

export { judged } from './judged.ts';

/** The class of every element that the package exports, by its tag. */
export const classes = new Map<string, ElementClass>(
  Object.values<object>(elements).flatMap((it) => ('tag' in it ? [[it.tag as string, it as ElementClass]] : [])),
);

/** Renders a state of the gallery, alone on the page. */
export async function renderState<T extends State['tag']>(
  { tag, set, before, typed = {} }: Omit<GalleryState<T>, 'id' | 'title'>,
  parent?: Element,
): Promise<HTMLElementTagNameMap[T]> {
  define(classes.get(tag)!);
  const element = Object.assign(document.createElement(tag), set, before);
  if (parent) parent.append(element);
  else await fixture(html`${element}`);
  await element.updateComplete;
  if (inPlaceStates.some((state) => state.tag === tag)) await settle(); // it is known who is signed in
  for (const [name, value] of Object.entries(typed)) type(field(element, name), value);
  await Object.assign(element, set).updateComplete;
  return element;
}

/** Collects what an element answers, as plain data. */
export function answersOf(element: HTMLElement): GivenAnswer[] {
  const answers: GivenAnswer[] = [];
  element.addEventListener('sally-answer', ({ answer }) => answers.push(answer));
  return answers;
}

/** What a client was asked, in order. */
export type Call =
  | { method: 'start'; start: FlowStart; answer: FirstAnswer | undefined }
  | { method: 'answer'; answer: GivenAnswer }
  | { method: 'resume'; flow: string }
  | { method: 'look' }
  | { method: 'leave' };

type Reply = Step | Error | undefined;

/** A client that gives the replies it was made with, one a call; after the last, it never answers. */
export class FakeClient extends Client implements Flow {
  /** What the backend offers to whoever has not signed in. */
  offers: Config = { methods: ['password'], recover: false, signUp: false };
  override readonly config = new Resource({
    load: () => this.fetchConfig(),
    lifetime: ({ passkey }: Config) => (passkey ? passkey.timeout / 2 : Infinity),
  });
  readonly calls: Call[] = [];
  readonly signals: AbortSignal[] = [];
  /** The browser keeps the cookie of a session. */
  keepsCookies = true;
  step: Step | undefined;
  readonly #replies: (Reply | Promise<Reply>)[];

  constructor(...replies: (Reply | Promise<Reply>)[]) {
    super({ server: '/nowhere', fetch: () => Promise.reject(new Error('nothing is asked of a server')) });
    this.#replies = replies;
    this.session.read = async () => (this.keepsCookies ? doneStates.plain.set.step.session : undefined);
  }

  override flows(): Flow {
    return this;
  }

  async fetchConfig(): Promise<Config> {
    return this.offers;
  }

  start(start: FlowStart, answer?: FirstAnswer, signal?: AbortSignal): Promise<Step> {
    this.calls.push({ method: 'start', start, answer });
    return this.#reply(signal) as Promise<Step>;
  }

  answer(answer: GivenAnswer, signal?: AbortSignal): Promise<Step> {
    this.calls.push({ method: 'answer', answer });
    return this.#reply(signal) as Promise<Step>;
  }

  resume(flow: string, signal?: AbortSignal): Promise<Step | undefined> {
    this.calls.push({ method: 'resume', flow });
    return this.#reply(signal);
  }

  look(signal?: AbortSignal): Promise<Step | undefined> {
    this.calls.push({ method: 'look' });
    return this.#reply(signal);
  }

  async leave(): Promise<void> {
    this.step = undefined;
    this.calls.push({ method: 'leave' });
  }

  async #reply(signal?: AbortSignal): Promise<Step | undefined> {
    if (signal) this.signals.push(signal);
    if (this.#replies.length === 0) return new Promise(() => {});
    const reply = await this.#replies.shift();
    if (reply instanceof Error) throw reply;
    if (reply) this.step = reply;
    return reply;
  }
}

/** A promise and the function that fulfils it. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((fulfil) => (resolve = fulfil));
  return { promise, resolve };
}

/** Renders a widget over a client. */
export const renderLogin = (client: Client): Promise<SallyLogin> =>
  fixture<SallyLogin>(html`<sally-login .client=${client}></sally-login>`);

/** Waits until the widget shows a step of this kind, drawn. */
export async function shows<S extends StepElement>(login: HTMLElement, tag: string): Promise<S> {
  for (let turn = 0; turn < 200; turn++) {
    const element = login.querySelector<S>(tag);
    if (element?.step) {
      await element.updateComplete;
      return element;
    }
    await settle();
  }
  throw new Error(`<${tag}> was never shown`);
}

const ask = window.fetch.bind(window); // tests put their own in its place

/**
 * Lets what is under way come to rest: promises, updates, focus moves, and parts of the widget that are on their way:
 * where the server of the tests has answered this, it has answered what was asked before.
 */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
  if (window === parent) await ask('/package.json', { method: 'HEAD' }); // the policy of a frame may let it ask nobody
}

/** The field of this name; it stands in the light DOM. */
export function field(root: ParentNode, name: string): HTMLInputElement {
  const input = root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (!input) throw new Error(`no field ${name}`);
  return input;
}

/** Fills a field as a person does. */
export function type(input: HTMLInputElement, value: string): void {
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
}

/** Presses the submit button of the form. */
export const press = (root: ParentNode): void =>
  root.querySelector<HTMLButtonElement>('form sally-button button')?.click();

/** Every element below `root`, in shadow roots too. */
export function everything(root: ParentNode): Element[] {
  const { shadowRoot } = root as Partial<Element>; // no `instanceof`: a frame has classes of its own
  const own = shadowRoot ? everything(shadowRoot) : [];
  return [...own, ...[...root.children].flatMap((element) => [element, ...everything(element)])];
}

/** The first element below `root`, in shadow roots too, that matches. */
export function find<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E {
  const found = everything(root).find((element): element is E => element.matches(selector));
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** All that a person could read below `root`. An address is one word, though it may break at its marks. */
export const textOf = (root: Element): string =>
  [root, ...everything(root)]
    .flatMap((element) => [element, ...(element.shadowRoot ? [element.shadowRoot] : [])])
    .flatMap((node) => [...node.childNodes])
    .filter((node) => (node.parentElement?.closest('bdi') ? false : node.nodeType === Node.TEXT_NODE || isBdi(node)))
    .map((node) => node.textContent?.trim())
    .filter(Boolean)
    .join(' ');

const isBdi = (node: Node): boolean => node instanceof Element && node.localName === 'bdi';

/** What has the focus, however deep. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
