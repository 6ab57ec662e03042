import { LitElement } from 'lit';
import { LocaleController } from './locale-controller.ts';
import type { MessageKey, Messages } from '../messages/en.ts';
import type { Values } from '../messages/format-message.ts';

/** The class of an element: its tag, and the elements that its own templates use, without those of what it extends. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly needs: readonly ElementClass[];
}

let count = 0;

/** What every element has: words in the language of its place, and ids that nothing else on the page has. */
export abstract class SallyElement extends LitElement {
  /** Elements that the templates of this class use; registered along with it and with each class that extends it. */
  static readonly needs: readonly ElementClass[] = [];

  /** English words that come with the element instead of with the widget. */
  static readonly ownWords: Partial<Messages> = {};

  protected readonly words: LocaleController = new LocaleController(this);
  readonly #prefix = `sally-${++count}`;

  constructor() {
    super();
    if (!this.shadowRoot) this.attachShadow((this.constructor as typeof LitElement).shadowRootOptions);
  }

  /** The words for `key` in the language around this element. */
  protected text(key: MessageKey, values?: Values): string {
    return this.words.text(key, values);
  }

  /** Ids for use in this element's templates; several names give a list, as `aria-describedby` takes it. */
  protected uid(names: string): string {
    return names.replace(/\S+/g, (name) => `${this.#prefix}-${name}`);
  }
}
