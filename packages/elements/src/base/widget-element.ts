import type { SignInClient } from '@sallyport/client';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { MessageOverrides } from '../messages/message-key.ts';
import { adviseLater } from './advise-later.ts';
import { clientOf } from './clients.ts';
import { languageChanged, outwards } from './inherited.ts';
import { LightContent } from './light-content.ts';

/** Sets what takes few values. Others load nothing more than they need: the first field is one file. */
const LIMITED = '[locale],[color-scheme],[heading-level],[purpose]';

/** Where the backend is mounted when nothing on the page says so. */
const DEFAULT_SERVER = '/auth';

/**
 * What a page can set on any widget. `server`, `client`, `locale` and `messages` count for the widgets inside it too:
 * said once on the outermost, they needn't be said again.
 */
export abstract class WidgetElement extends LightContent {
  /** Address of the backend; else that of the widget around, else `/auth`. */
  @property() server: string | undefined;
  /** A client to use instead of one for `server`. */
  @property({ attribute: false }) client: SignInClient | undefined;
  /** Language of the widget; else that of the widget or the page around it. */
  @property({ reflect: true }) locale: string | undefined;
  /** The site's own words, by language. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** Level of the headings in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Leaves out the card, for a page that has its own. */
  @property({ type: Boolean, reflect: true }) plain = false;
  /** `light` or `dark`; else the page's own. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: string | undefined;

  #backend: SignInClient | undefined;

  /** What the backend is asked through. It stays the same when the element is taken off the page. */
  protected get backend(): SignInClient {
    return (this.#backend ??= findBackend(this));
  }

  override connectedCallback(): void {
    this.#backend = findBackend(this);
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('server') || changed.has('client')) this.#backend = findBackend(this);
    if (changed.has('messages') || changed.has('locale')) languageChanged();
  }

  protected override firstUpdated(): void {
    if (this.matches(LIMITED)) adviseLater(this);
    this.#lookAtFont();
    // the container's family goes through a transition, so that it is heard where the page sets another one
    this.renderRoot.addEventListener('transitionrun', this.#lookAtFont);
  }

  /** A page that sets no type at all gets the system's: its own default is a serif. */
  readonly #lookAtFont = (): void => {
    const card = this.renderRoot.querySelector('[part=card]');
    const probe = card?.appendChild(Object.assign(document.createElement('i'), { className: 'probe' }));
    if (!card || !probe) return;
    card.classList.toggle('bare', getComputedStyle(this).fontFamily === getComputedStyle(probe).fontFamily);
    probe.remove();
  };
}

function findBackend(widget: Element): SignInClient {
  for (const each of outwards(widget)) {
    if (!(each instanceof WidgetElement)) continue;
    if (each.client) return each.client;
    if (each.server !== undefined) return clientOf(each.server);
  }
  return clientOf(DEFAULT_SERVER);
}
