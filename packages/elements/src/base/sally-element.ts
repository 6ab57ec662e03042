import { LitElement } from 'lit';
import type { Area } from '../messages/area.ts';
import type { Values } from '../messages/format-message.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { signIn } from '../messages/sign-in/sign-in.ts';
import { collected } from './collected.ts';
import { LocaleController } from './locale-controller.ts';

/**
 * The class of an element: its tag, and, without those of what it extends, the elements that its own templates use and
 * the areas of its own words.
 */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly needs: readonly ElementClass[];
  readonly areas: readonly Area[];
}

let count = 0;

/** What every element has: words in the language of its place, and ids that nothing else on the page has. */
export abstract class SallyElement extends LitElement {
  /** Elements that the templates of this class use; registered along with it and with each class that extends it. */
  static readonly needs: readonly ElementClass[] = [];

  /** Areas of the words that this class says; those of the classes that it extends are there as well. */
  static readonly areas: readonly Area[] = [signIn];

  #words: LocaleController | undefined;
  readonly #prefix = `sally-${++count}`;

  constructor() {
    super();
    if (!this.shadowRoot) this.attachShadow((this.constructor as typeof LitElement).shadowRootOptions);
  }

  /** The words for the place where it stands: an element that says nothing needs none. */
  protected get words(): LocaleController {
    return (this.#words ??= new LocaleController(this, collected(this.constructor as typeof SallyElement, 'areas')));
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
