import type { LitElement, ReactiveController } from 'lit';
import { LANGUAGES, type Area } from '../messages/area.ts';
import { formatMessage, type Values } from '../messages/format-message.ts';
import { matchLocale } from '../messages/match-locale.ts';
import type { MessageKey, MessageOverrides } from '../messages/message-key.ts';
import { inherited, unwatchLanguage, watchLanguage, type LanguageWatcher } from './inherited.ts';
import { wantedLanguage } from './wanted-language.ts';

/**
 * Finds the language of the place where the host stands and the words for it in the host's areas. English is shown
 * until they are here. The host renders again when that changes.
 */
export class LocaleController implements ReactiveController, LanguageWatcher {
  readonly #host: LitElement;
  readonly #areas: readonly Area[];
  #language = 'en';
  #catalogue = 'en';

  constructor(host: LitElement, areas: readonly Area[]) {
    this.#host = host;
    this.#areas = areas;
    host.addController(this);
  }

  /** The language of the words on screen, with the region that dates and numbers follow. */
  get language(): string {
    return this.#language;
  }

  /** Which way that language is written. */
  get dir(): 'rtl' | 'ltr' {
    return /^(ar|fa|he|ur)\b/.test(this.#language) ? 'rtl' : 'ltr';
  }

  /** Whether one of the host's areas has this message. */
  has(key: string): key is MessageKey {
    return this.#areas.some(({ english }) => key in english);
  }

  /** The words for `key`, the site owner's own before ours. */
  text(key: MessageKey, values: Values = {}): string {
    const overrides = inherited<MessageOverrides>(this.#host, 'messages');
    const area = this.#areas.find(({ english }) => key in english);
    const message =
      overrides?.[this.#language]?.[key] ??
      overrides?.[this.#catalogue]?.[key] ??
      area?.in(this.#catalogue)?.[key] ??
      area?.english[key];
    // what a newer backend names is better told by that name than a panel that isn't drawn
    if (message === undefined) return key.replace(/.*\./, '');
    return formatMessage(message, values, this.#language);
  }

  hostConnected(): void {
    watchLanguage(this.#host, this);
    this.languageMayHaveChanged();
  }

  hostDisconnected(): void {
    unwatchLanguage(this);
  }

  languageMayHaveChanged(): void {
    const wanted = wantedLanguage(this.#host);
    const catalogue = matchLocale(wanted, LANGUAGES);
    if (!catalogue) return this.#use('en', 'en');
    if (this.#areas.every((area) => area.in(catalogue))) return this.#use(wanted, catalogue);
    void Promise.all(this.#areas.map((area) => area.load(catalogue))).then(() => {
      if (wantedLanguage(this.#host) === wanted) this.#use(wanted, catalogue);
    });
  }

  /** One language for all that the host says: where the words of one area can't be had, the others are English too. */
  #use(language: string, catalogue: string): void {
    const missing = catalogue !== 'en' && this.#areas.some((area) => area.in(catalogue) === area.english);
    this.#language = missing ? 'en' : language;
    this.#catalogue = missing ? 'en' : catalogue;
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }
}
