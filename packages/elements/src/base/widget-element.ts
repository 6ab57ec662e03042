import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { LoginClient } from '../flow/flow-host.ts';
import { languageChanged } from './inherited.ts';
import type { MessageOverrides } from '../messages/en.ts';
import { LightContent } from './light-content.ts';

/** What a page can set on the element of a whole flow. */
export abstract class FlowSettings extends LightContent {
  /** Address of the backend, without a slash at the end. */
  @property() server = '/auth';
  /** Language of the widget; else that of the page around it. */
  @property({ reflect: true }) locale: string | undefined;
  /** Level of the headings in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Leaves out the card, for a page that has its own. */
  @property({ type: Boolean, reflect: true }) plain = false;
  /** Where to go afterwards: a path, or an address that the server lets in. */
  @property({ attribute: 'return-to' }) returnTo: string | undefined;
  /** `light` or `dark`; else the page's own. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: string | undefined;
  /** Sends a code as soon as it is complete, where no box is left to tick; the hint says so. */
  @property({ type: Boolean, attribute: 'auto-submit' }) autoSubmit = false;
  /** The site's own words, by language. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** A client to use instead of one for `server`. */
  @property({ attribute: false }) client: LoginClient | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('messages') || changed.has('locale')) languageChanged();
  }
}
